"""The command line: one file a subcommand, imported when it is called.

Exit codes: 0 all well; 1 something failed and was said on stderr; 2 the call itself cannot be read.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from bot import logs
from bot.cli.parser import Parser
from bot.errors import GonggoError

SUBCOMMANDS: dict[str, str] = {
    "run": "봇을 켭니다 (텔레그램 토큰이 있으면 텔레그램, 그리고 이 컴퓨터의 방)",
    "collect": "출처에서 공고를 한 번 가져옵니다",
    "sources": "출처마다 무엇을 아는지와 지금 상태를 봅니다. --try로 한 번 물어볼 수 있습니다",
    "read": "공고(JSON lines)를 읽어 판독 결과를 JSON lines로 씁니다",
    "match": "조건에 맞는 공고를 고릅니다",
    "say": "방에서 봇에게 한마디 하고 답을 봅니다",
    "check": "설정, 파일, 데이터베이스, 출처의 상태를 살핍니다",
    "backup": "데이터베이스의 사본을 만듭니다 (켜 둔 채로도 됩니다)",
    "restore": "사본에서 데이터베이스를 되돌립니다",
    "migrate": "데이터베이스를 새 판으로 옮깁니다",
    "import-companies": "병역지정업체 명단 파일을 들여와 공고의 회사가 명단에 있는지 보이게 합니다",
    "import-pension": "국민연금 사업장 파일을 들여와 회사의 급여를 어림할 수 있게 합니다",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand; its exit code."""
    parser = Parser(prog="gonggo", description="공고봇: 연구·AI 공고를 방에 알려 줍니다.")
    under = parser.add_subparsers(dest="subcommand", required=True, metavar="명령")
    for name, help_text in SUBCOMMANDS.items():
        module = import_module(_module(name))
        module.arguments(under.add_parser(name, help=help_text, description=help_text))
    options = parser.parse_args(arguments)
    logs.set_up("WARNING", [])
    try:
        code: int = import_module(_module(options.subcommand)).run(options)
    except GonggoError as error:
        print(f"gonggo: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        sys.stderr.close()
        return 1
    except KeyboardInterrupt:
        return 130
    return code


def _module(subcommand: str) -> str:
    return f"bot.cli.{subcommand.replace('-', '_')}_"
