"""What careful readers would say of invented postings: (name, title, body, stance, tracks, open to).

Tracks: R 전문연구요원, I 산업기능요원. Open to: "" says neither class nor way, "*" everything, else words such as 신규, 보충역,
현역전직 (a side left out is open to both), "-현역신규" everything but that.
"""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    title: str
    body: str
    stance: str
    tracks: str = ""
    opens: str = ""


NAMES = [
    Case("로봇 제어 연구원 [전문연구요원]", "", "accepts", "R"),
    Case("음성 합성 엔지니어 (전문 연구 요원 가능)", "", "accepts", "R"),
    Case("전 문 연 구 요 원 모집", "", "accepts", "R"),
    Case("강화학습 연구원", "[자격요건]\n- 전문연 편입 대상이신 분", "accepts", "R", "신규"),
    Case("전문연 뽑습니다 - 지도 매칭 개발", "", "accepts", "R"),
    Case("Vision Researcher", "병역\n- 전연요 OK, 지원 가능", "accepts", "R"),
    Case("연구개발 (전문硏 TO 있음)", "", "accepts", "R"),
    Case("[박사병특] 신약 후보물질 탐색", "", "accepts", "R"),
    Case("석사 병역특례 - 광학 설계", "", "accepts", "R"),
    Case("펌웨어 개발", "병특(석사 이상) 지원 가능합니다.", "accepts", "R"),
    Case("소재 연구원", "석사 졸업자 병역특례 가능", "accepts", "R"),
    Case("백엔드 개발자", "미필이시면 전문연구원(석사)으로 지원하실 수 있어요", "accepts", "R"),
    Case("회로 설계", "전문요원 병역특례 지원 가능", "accepts", "R"),
    Case(
        "AI Engineer",
        "Specialized Research Personnel (alternative military service) candidates are welcome.",
        "accepts",
        "R",
    ),
    Case("Data Engineer", "We can hire Technical Research Personnel.", "accepts", "R"),
    Case("ML Engineer", "Professional research personnel may apply", "accepts", "R"),
    Case("전문연구요원/산업기능요원 개발자 채용", "", "accepts", "IR"),
    Case("게임 서버 프로그래머", "병역특례(전문연구요원 및 산업기능요원) 지원 가능", "accepts", "IR"),
    Case("레이더 신호처리 (전문연구요…", "", "accepts", "R"),
    Case("병역특례 전문(석사) 연구요원 채용", "", "accepts", "R"),
    Case("ＡＩ 연구원（전문연구요원）", "", "accepts", "R"),
    Case("전문\u200b연구\u200b요원 채용 공고", "", "accepts", "R"),
    Case("데이터 과학자", "복무형태: 전문연구요원", "accepts", "R"),
    Case("데이터 과학자", "병역 : 전문연구요원 가능", "accepts", "R"),
    Case("데이터 과학자", "| 병역 | 전문연구요원 지원 가능 |", "accepts", "R"),
    Case("데이터 과학자", "고용형태\n정규직, 전문연구요원", "accepts", "R"),
    Case("데이터 과학자", "#전문연구요원 #재택 #스톡옵션", "accepts", "R"),
    Case("데이터 과학자", "현재 전문연구요원으로 복무하실 동료를 찾고 있습니다", "accepts", "R"),
    Case("데이터 과학자", "전문연구요원으로 근무하실 수 있습니다.", "accepts", "R"),
    Case("데이터 과학자", "전문연구요원 T/O 보유", "accepts", "R"),
    Case("데이터 과학자", "신입의 경우 석사 이상(전문연구요원 포함)", "accepts", "R"),
    Case("데이터 과학자", "[우대사항]\n- 전문연구요원 편입 희망자 우대", "accepts", "R", "신규"),
    Case("데이터 과학자", "[복지]\n- 전문연구요원 전직 가능", "accepts", "R", "전직"),
    Case("데이터 과학자", "당사는 병역지정업체로, 전문연구요원을 상시 채용하고 있습니다.", "accepts", "R"),
    Case("데이터 과학자", "병역지정업체(전문연구요원) - 편입 및 전직 가능", "accepts", "R", "*"),
]

OPENINGS = [
    Case("연구원 (전문연구요원 현역)", "", "accepts", "R", "현역"),
    Case("연구원 (전문연구요원 보충역)", "", "accepts", "R", "보충역"),
    Case("연구원 (전문연구요원 현역/보충역)", "", "accepts", "R", "*"),
    Case("연구원 (전문연구요원 신규편입)", "", "accepts", "R", "신규"),
    Case("연구원 (전문연구요원 전직)", "", "accepts", "R", "전직"),
    Case("연구원 (전문연구요원 전직만 가능)", "", "accepts", "R", "전직"),
    Case("연구원 (전문연구요원 신규/전직)", "", "accepts", "R", "*"),
    Case("연구원 [전문연구요원-보충역, 전직]", "", "accepts", "R", "-현역신규"),
    Case("연구원 [전문연구요원(보충역/전직)]", "", "accepts", "R", "-현역신규"),
    Case("연구원", "전문연구요원 보충역 신규편입 가능", "accepts", "R", "보충역신규"),
    Case("연구원", "전문연구요원 현역 전직자 환영", "accepts", "R", "현역전직"),
    Case("연구원", "전문연구요원 현역 신규, 보충역 전직 가능", "accepts", "R", "현역신규 보충역전직"),
    Case("연구원", "전문연구요원 지원 가능 (현역은 전직만 가능)", "accepts", "R", "현역전직"),
    Case(
        "연구원",
        "전문연구요원: 보충역은 신규·전직 모두 가능, 현역은 전직만 가능",
        "accepts",
        "R",
        "-현역신규",
    ),
    Case("연구원", "전문연구요원 가능\n※ 2026년 현역 신규편입은 불가합니다.", "accepts", "R", "-현역신규"),
    Case("연구원", "전문연구요원 신규 편입은 불가하며 전직은 가능합니다", "accepts", "R", "전직"),
    Case("연구원", "전문연구요원 채용\n- 신규편입: 가능\n- 전직: 불가", "accepts", "R", "신규"),
    Case("연구원", "전문연구요원(현역) 채용, 보충역은 받지 않습니다.", "accepts", "R", "현역"),
    Case("연구원", "전문연구요원(보충역)만 지원 가능합니다", "accepts", "R", "보충역"),
    Case("연구원", "전문연구요원 편입 또는 전직이 가능하신 분", "accepts", "R", "*"),
    Case("연구원", "전문연구요원으로 신규편입하거나 전직할 수 있는 분 지원 가능", "accepts", "R", "*"),
    Case("[현역] 영상처리 전문연구요원 채용", "", "accepts", "R", "현역"),
    Case("영상처리 전문연구요원 채용", "지원자격\n(보충역) 자연계 학사 이상", "accepts", "R", "보충역"),
    Case("영상처리 전문연구요원 채용", "지원자격\n(현역) 석사 이상\n(보충역) 학사 이상", "accepts", "R", "*"),
    Case("산업기능요원(현역), 전문연구요원(보충역) 지원 가능", "", "accepts", "IR", "보충역"),
    Case("전문연구요원(전직), 산업기능요원(보충역) 모집", "", "accepts", "IR", "전직"),
    Case("연구원", "산업기능요원 및 전문연구요원 전직, 보충역 편입 가능", "accepts", "IR", "-현역신규"),
    Case("AI Researcher", "Technical research personnel: transfers only", "accepts", "R", "전직"),
    Case(
        "AI Researcher",
        "Specialized research personnel, new enlistment or transfer possible",
        "accepts",
        "R",
        "*",
    ),
    Case("연구원", "타사에서 전문연구요원으로 복무 중인 분의 전직 지원 가능", "accepts", "R", "전직"),
    Case("연구원", "전문연구요원 현역/보충역 신규편입 가능", "accepts", "R", "신규"),
    Case("연구원", "전문연구요원 (신규편입/전직, 현역/보충역 무관)", "accepts", "R", "*"),
]

REFUSALS = [
    Case("연구원", "전문연구요원 지원 불가", "rejects", "R"),
    Case("연구원", "전문연구요원은 채용하지 않습니다.", "rejects", "R"),
    Case("연구원", "※ 본 공고는 전문연구요원 지원이 불가능합니다", "rejects", "R"),
    Case("연구원", "전문연구요원 편입이 불가합니다.", "rejects", "R"),
    Case("연구원", "병역지정업체가 아니므로 전문연구요원 편입은 어렵습니다.", "rejects", "R"),
    Case("연구원", "저희는 병역지정업체가 아닙니다.", "rejects"),
    Case("연구원", "전문연구요원 TO가 없어 신규·전직 모두 받지 못합니다", "rejects", "R"),
    Case("연구원", "올해 전문연 티오가 모두 소진되었습니다", "rejects", "R"),
    Case("연구원", "전문연구요원: X", "rejects", "R"),
    Case("연구원", "병역특례(전문연/산기) : ❌", "rejects", "IR"),
    Case("연구원", "병특 X / 외국인 O", "rejects"),
    Case("연구원", "병역특례 지원 가능 여부: 불가", "rejects"),
    Case("연구원", "전문연구요원을 제외한 모든 분께 열려 있습니다", "rejects", "R"),
    Case("연구원", "지원 불가: 전문연구요원, 산업기능요원", "rejects", "IR"),
    Case("연구원", "전문연구요원, 산업기능요원 모두 해당 없음", "rejects", "IR"),
    Case("연구원", "현재 전문연구요원 및 산업기능요원은 모집하고 있지 않습니다.", "rejects", "IR"),
    Case(
        "연구원",
        "당사는 전문연구요원 지정업체입니다. 다만 이번 채용에서는 선발하지 않습니다.",
        "rejects",
        "R",
    ),
    Case("연구원", "병역특례업체이지만 해당 직무는 대상이 아닙니다.", "rejects"),
    Case("연구원", "병역특례 대상 포지션이 아닙니다", "rejects"),
    Case("연구원 (전문연구요원)", "전문연구요원 모집은 마감되었습니다.", "rejects", "R"),
    Case("연구원", "We do not offer alternative military service.", "rejects"),
    Case("연구원", "Technical Research Personnel are not eligible for this position", "rejects", "R"),
    Case(
        "연구원", "Unfortunately we cannot hire specialized research personnel at this time.", "rejects", "R"
    ),
    Case("연구원", "No alternative military service", "rejects"),
    Case("연구원", "아쉽게도 이번 포지션은 전문연구요원 채용이 어려운 점 양해 부탁드립니다", "rejects", "R"),
    Case("연구원", "전문연구요원 배정이 없어 지원받지 않습니다", "rejects", "R"),
    Case("연구원", "전문연구요원 채용 계획 없음", "rejects", "R"),
    Case("연구원", "산업기능요원만 가능하며 전문연구요원은 불가", "rejects", "IR"),
]

LOOKALIKES = [
    Case("연구원 (전문연구요원 가능)", "[복지]\n불가피한 야근 시 택시비 지급", "accepts", "R"),
    Case("연구원", "전문연구요원 채용 공고로, 여성 및 외국인은 지원이 불가합니다.", "accepts", "R"),
    Case("연구원", "전문연구요원 대상자가 아닌 경우 지원이 불가합니다.", "accepts", "R"),
    Case("연구원", "전문연구요원 외 지원 불가", "accepts", "R"),
    Case(
        "연구원 (전문연구요원)", "[복지]\n전문연구요원은 자율출퇴근 적용이 어려울 수 있습니다", "accepts", "R"
    ),
    Case("연구원", "전문연구요원 지원 가능하며 학사 졸업자는 불가합니다.", "accepts", "R"),
    Case("연구원", "전문연구요원 지원 가능, 채용 시 조기 마감될 수 있습니다", "accepts", "R"),
    Case("연구원 (전문연구요원 모집)", "본 공고는 채용 완료 시 조기 마감됩니다.", "accepts", "R"),
    Case("연구원", "산업기능요원은 불가하나 전문연구요원은 가능합니다", "accepts", "R"),
    Case("연구원", "전문연구요원 가능 (산업기능요원 불가)", "accepts", "R"),
    Case("연구원", "산업기능요원을 제외하고 전문연구요원만 채용합니다.", "accepts", "R"),
    Case("연구원 (전문연구요원 가능)", "남성의 경우 병역필 또는 면제자", "accepts", "R"),
    Case(
        "연구원", "- 병역필 또는 면제자\n- 단, 전문연구요원 편입 희망자는 지원 가능", "accepts", "R", "신규"
    ),
    Case("연구원", "병역필, 면제자 혹은 전문연구요원 지원 가능자", "accepts", "R"),
    Case("프론트엔드 / 백엔드", "백엔드: 전문연구요원 가능\n프론트엔드: 전문연구요원 불가", "accepts", "R"),
    Case("책임연구원 채용", "선임연구원/책임연구원급", "none"),
    Case("전문연구원 (정규직)", "사회조사 전문연구원을 모집합니다", "none"),
    Case("정신건강전문요원 모집", "자격증 소지자", "none"),
    Case("매장 매니저", "신논현역 도보 3분, 서현역 2번 출구", "none"),
    Case("배송 기획", "서울 전역으로 넓혀 갑니다. 대기업 계열사로 편입된 회사입니다.", "none"),
    Case("커리어 컨설턴트", "전직지원 서비스 기획, 전직장 대비 연봉 인상", "none"),
    Case("편입영어 강사", "편입학원 경력자", "none"),
    Case("개발 멘토", "현역 개발자에게 배우는 부트캠프", "none"),
    Case("연구소 소개", "소프트웨어 전문연구소에서 함께할 분", "none"),
    Case("재난 대응", "DARPA 과제와 방위산업 전방위 협력", "none"),
]

ASIDES = [
    Case("HR 매니저", "[주요업무]\n- 급여, 4대 보험\n- 전문연구요원 관리 및 실태조사 대응", "none"),
    Case("인사 담당자", "[주요업무]\n- 산업기능요원/전문연구요원 복무 관리", "none"),
    Case("경영지원", "[담당업무]\n• 채용 프로세스 운영\n• 전문연구요원 채용", "none"),
    Case("병역특례 담당자", "병역특례 제도 담당자를 모집합니다", "none"),
    Case(
        "피플팀",
        "[우대사항]\n- 전문연구요원 제도 운영 경험이 있으신 분\n- 전문연구요원 관련 업무 경험",
        "none",
    ),
    Case("연구원", "[복지]\n- 전문연구요원 복무 만료 시 포상휴가 제공", "none"),
    Case("연구원", "[복지]\n- 산업기능요원 소집해제 축하금", "none"),
    Case("연구원", "전문연구요원 출신 대표가 이끄는 팀", "none"),
    Case("연구원", "병역특례를 마치고 합류한 동료가 많아요", "none"),
    Case("연구원", "2021.05 병역지정업체 선정\n2022.03 벤처기업 인증", "none"),
    Case("자기소개", "전문연구요원으로 3년 복무했습니다. 현재 구직 중", "none"),
    Case("소식", "전문연구요원 제도가 내년부터 바뀐다고 정부가 지난 화요일에 밝혔다.", "none"),
    Case("연구원", "메일 제목 예시: [전문연구요원] 홍길동", "none"),
]

DUTIES = [
    Case("영업", "- 병역필 또는 면제자", "rejects"),
    Case("영업", "남성의 경우 군필자", "rejects"),
    Case("영업", "병역: 필 또는 면제", "rejects"),
    Case("영업", "병역을 마쳤거나 면제받으신 분", "rejects"),
    Case("영업", "군 복무를 완료한 분", "rejects"),
    Case("영업", "국방의 의무를 다하신 분", "rejects"),
    Case("영업", "병역 및 해외여행에 결격사유가 없는 분", "rejects"),
    Case("영업", "군 미필자 지원 불가", "rejects"),
    Case("영업", "Must have completed or be exempt from mandatory military service", "rejects"),
    Case("영업", "Korean men: military service fulfilled", "rejects"),
    Case(
        "영업",
        "[우대사항]\n- 장애인, 보훈대상자\n- 해외여행 결격사유 없는 분\n- 병역필 또는 면제자",
        "rejects",
    ),
    Case("영업", "[혜택]\n병역지정업체 지정\n[자격요건]\n병역필 또는 면제자", "rejects"),
    Case("영업", "[우대사항]\n- 군필자\n- 운전 가능자", "none"),
    Case("영업", "군필자 우대", "none"),
    Case("영업", "병역필 또는 면제자 우대", "none"),
    Case("영업", "군필 여부 무관", "none"),
    Case("영업", "병역사항 (필/미필/면제) 기재", "none"),
    Case("영업", "병역 무관, 미필자도 지원 가능", "none"),
    Case("영업", "군 경력 호봉 인정", "none"),
    Case("영업", "수습 기간은 협의하여 단축하거나 면제할 수 있음", "none"),
    Case("서버 개발", "병역필 또는 면제자 / 산업기능요원 가능", "none", "I"),
    Case("서버 개발", "병역필, 면제자 또는 병역특례 대상자", "unclear"),
    Case("서버 개발", "병역특례 불가 (군필 또는 면제자만 지원 가능)", "rejects"),
]

INDUSTRIAL = [
    Case("앱 개발 (산업기능요원)", "", "none", "I"),
    Case("앱 개발 [산업기능요원 보충역/전직]", "", "none", "I", "-현역신규"),
    Case("[병역특례] 앱 개발 산업기능요원", "", "none", "I"),
    Case(
        "앱 개발",
        "병역특례(산업기능요원 전직, 보충역 신규 편입)로 지원할 수 있어요",
        "none",
        "I",
        "-현역신규",
    ),
    Case(
        "앱 개발",
        "산업기능요원(보충역 신규 편입, 보충역 전직, 현역 전직) 채용 가능",
        "none",
        "I",
        "-현역신규",
    ),
    Case("앱 개발", "산업기능요원 현역 전직자만 지원 가능", "none", "I", "현역전직"),
    Case("앱 개발", "[검색어] 안드로이드, 코틀린, 산업기능요원", "none", "I"),
]

UNCLEAR = [
    Case("임베디드 개발 (병역특례)", "", "unclear"),
    Case("임베디드 개발", "병특 가능", "unclear"),
    Case("임베디드 개발", "병역특례 보충역 지원 가능", "unclear", "", "보충역"),
    Case("임베디드 개발 [보충역]", "", "unclear", "", "보충역"),
    Case("임베디드 개발", "[복지]\n- 병역특례 제도 운영", "unclear"),
    Case("임베디드 개발", "당사는 병역지정업체입니다.", "unclear"),
    Case("임베디드 개발", "[복지]\n- 전문연구요원 지정업체 선정", "unclear", "R"),
    Case("임베디드 개발", "[회사 소개]\n전문연구요원 제도를 운영하고 있습니다", "unclear", "R"),
    Case("임베디드 개발", "전문연구요원 지원 가능 여부는 문의 바랍니다", "unclear", "R"),
    Case("임베디드 개발", "전문연구요원은 개별 협의", "unclear", "R"),
    Case(
        "임베디드 개발",
        "병역지정업체 신청 중이며 선정 시 전문연구요원 편입이 가능합니다.",
        "unclear",
        "R",
        "신규",
    ),
    Case("임베디드 개발", "대체복무 가능", "unclear"),
    Case("임베디드 개발", "Alternative military service available", "unclear"),
    Case("임베디드 개발", "전문연구요원 신규편입은 불가합니다", "unclear", "R", "전직"),
    Case("임베디드 개발", "현재 전문연구요원 3명이 복무 중입니다", "unclear", "R"),
]

CASES = [*NAMES, *OPENINGS, *REFUSALS, *LOOKALIKES, *ASIDES, *DUTIES, *INDUSTRIAL, *UNCLEAR]
