#!/bin/sh
trap 'exit 0' TERM
# The `gonggo` command. SIGTERM is held back until Python listens for it, so that a bot which is told to stop while it is
# still starting ends in order (exit 0) instead of being killed. Where `env` cannot hold signals back, it starts as usual.
python=${0%/*}/python
[ -x "$python" ] || python=$(dirname "$(readlink -f "$0")")/python
env --block-signal=TERM true 2>/dev/null && exec env --block-signal=TERM "$python" -m bot "$@"
exec "$python" -m bot "$@"
