"""The law of text matching, word by word."""

from __future__ import annotations

import pytest

from tests.matching.helpers import read, subject

STANDS = [
    # particles, endings, compounds
    ("강화학습", "강화학습을 연구합니다"),
    ("강화학습", "강화 학습 모델"),
    ("강화학습", "심층강화학습"),
    ("강화학습", "강화학습/비전 경험"),
    ("강화학습", "강화-학습"),
    ("강화 학습", "강화학습 경험자"),
    ("추천", "추천시스템 고도화"),
    ("추천", "상품추천시스템을 만듭니다"),
    ("비전", "비전검사 장비"),
    ("비전", "컴퓨터비전 엔지니어"),
    ("비전", "컴퓨터 비전 모델"),
    ("비전", "머신비전 검사"),
    ("비전", "3D비전"),
    ("딥러닝", "딥 러닝 모델"),
    ("딥러닝", "Deep Learning engineer"),
    ("연구원", "선임연구원 채용"),
    ("연구원", "AI연구원"),
    ("연구원", "연구원(박사후)"),
    ("개발자", "백엔드개발자"),
    ("데이터", "빅데이터 플랫폼"),
    ("알고리즘", "인식알고리즘을 설계"),
    ("자연어처리", "자연어 처리"),
    ("웹", "웹 개발"),
    ("웹", "웹서비스"),
    ("앱", "앱을 만듭니다"),
    # Latin words
    ("LLM", "LLM 서비스"),
    ("LLM", "LLMs for search"),
    ("LLM", "LLM을 다룹니다"),
    ("LLM", "대규모 언어모델"),
    ("GPT", "GPT-4와 GPT4"),
    ("YOLO", "YOLOv8 경험"),
    ("AI", "AI연구원"),
    ("AI", "생성형AI"),
    ("R", "R, Python 사용"),
    ("R", "Python/R."),
    ("C", "C/C++ 개발"),
    ("C", "C언어"),
    ("C++", "C++및 객체지향"),
    ("C#", "C# 개발"),
    ("R&D", "R&D 센터"),
    ("R&D", "R & D 기획"),
    ("Go", "Go, Kotlin"),
    ("golang", "Go 서버"),
    ("node.js", "NodeJS 서버"),
    ("nodejs", "Node.js 서버"),
    ("fine-tuning", "LLM finetuning"),
    ("e-commerce", "ecommerce 기업"),
    ("machine learning", "Machine-Learning"),
    # letters in other shapes
    ("AI", "ＡＩ 연구"),
    ("노타", "㈜노타"),
    ("비전", "컴퓨터\u200b 비\u200b전"),
    ("강화학습", "강화학습"),
    ("파이썬", "Python"),
]
STANDS_NOT = [
    ("현역", "논현역 5분 거리"),
    ("현역", "신논현역 도보"),
    ('"구로"', "연구로 성장"),
    ("전역", "서울 전역에서 서비스"),
    ("전직", "전직원 해외 워크숍"),
    ("비전", "비전공자도 환영"),
    ("비전", "세상을 바꾼다는 비전을 가지고"),
    ("비전", "미션과 비전"),
    ("CV", "영문 CV 제출"),
    ("비전", "이력서(CV) 첨부"),
    ('"가산"', "가산점 부여"),
    ("의사", "빠른 의사결정"),
    ("인사", "인사이트를 얻고"),
    ("주식", "주식회사 가나"),
    ("추천", "지인 추천 채용"),
    ("추천", "추천서 제출"),
    ("RL", "URL 입력"),
    ("AI", "FAIR 연구소"),
    ("AI", "MAIN 업무"),
    ("ML", "HTML 편집"),
    ("ML", "MLOps"),
    ("ML", "XML"),
    ("R", "R&D 센터"),
    ("R", "R & D 센터"),
    ("R", "R-CNN 구현"),
    ("C", "Objective-C"),
    ("C", "C++ 개발"),
    ("C", "C레벨"),
    ("C++", "C 개발"),
    ("Go", "Google"),
    ("Go", "Go-to-Market 전략"),
    ("Go", "MongoDB, Django"),
    ("AIR", "AI R&D"),
    ("외주", "그 외 주 5일 근무"),
    ("java", "JavaScript"),
    ("자바", "자바스크립트"),
    ("웹", "스파이더웹툰"),
    ("앱", "트랩앱스트랙"),
    ("서울대", "남서울대"),
    ("비전", "신비전자"),
    ("강화학습", "교육 강화, 학습 지원"),
    ("강화학습", "역량 강화\n학습 지원"),
    ("이상탐지", "3년 이상\n탐지 경험"),
    ("LLM", "ALLM"),
    ("NLP", "NLPX 학회"),
]


@pytest.mark.parametrize(("word", "text"), STANDS)
def test_a_word_stands_there(word: str, text: str) -> None:
    assert read(word).wants(subject(body=text))


@pytest.mark.parametrize(("word", "text"), STANDS_NOT)
def test_a_word_does_not_stand_there(word: str, text: str) -> None:
    assert not read(word).wants(subject(body=text))
