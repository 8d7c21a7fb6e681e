#!/usr/bin/env bash
# Sets up what is missing, and only that: `deploy/setup.sh run` for the kiosk, `typefaces` for the letters of more
# languages too, `voices` for what speaks new sentences, `measure` for what listens to it, `dev` for work on its code,
# `test` for all tests, `bench` for figures. A virtual environment in .venv with the exact packages of the lock file, and on
# Debian and Ubuntu the system libraries that Qt's plug-ins and sound need, for `typefaces` and `test` typefaces too, for
# `test` also what drives a real window, for `bench` a browser to compare with. Where it may not install those itself it
# prints the one command that does.
set -euo pipefail
cd "$(dirname "$0")/.."

purpose=${1:-run}
fail() { echo "setup: $*" >&2; exit 1; }

case $purpose in
    run) lock=deploy/requirements.lock ;;
    typefaces) lock=deploy/requirements-typefaces.lock ;;
    dev | test | bench) lock=deploy/requirements-dev.lock ;;
    # They come beside what is there already, for they are large and never needed to run or to test.
    voices | measure) lock=deploy/requirements.lock ;;
    *) fail "$purpose is no purpose; there are run, typefaces, voices, measure, dev, test, bench" ;;
esac

# --- Python -----------------------------------------------------------------------------------------------------------

usable() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null; }

find_python() {
    local name
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14; do
        if usable "$name"; then
            command -v "$name"
            return
        fi
    done
    return 1
}

# --- Debian and Ubuntu packages ---------------------------------------------------------------------------------------

python_needs=(python3 python3-venv)
qt_needs=(
    libegl1 libgl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon0 libxkbcommon-x11-0 libx11-xcb1 libxcb-cursor0
    libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1
    libwayland-client0 libwayland-cursor0 libwayland-egl1
)
# It plays through ALSA; where PulseAudio or PipeWire owns the device, they bring what leads ALSA to them.
sound_needs=(libportaudio2)
# A command, and the package that has it.
test_needs=(Xvfb:xvfb xdotool:xdotool openbox:openbox xprop:x11-utils import:imagemagick weston:weston
    zbarimg:zbar-tools xset:x11-xserver-utils dbus-daemon:dbus-daemon)
# Chinese, Japanese and Korean; scripts from Armenian to Tibetan: resources/typefaces.json says which needs which.
typeface_needs=(fonts-noto-cjk fonts-noto-core)
bench_needs=(Xvfb:xvfb xdotool:xdotool openbox:openbox xprop:x11-utils chromium:chromium valgrind:valgrind
    pulseaudio:pulseaudio parec:pulseaudio-utils)

# Installs Debian packages as root, or says how; $1 says what for.
install_packages() {
    local what_for=$1
    shift
    command -v apt-get >/dev/null || fail "$what_for is missing; install the like of these Debian packages: $*"
    # sudo passes no variables on.
    local as_root=(env DEBIAN_FRONTEND=noninteractive)
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || fail "$what_for is missing; run this, then try again: $(command_for_all "$@")"
        as_root=(sudo -n "${as_root[@]}")
    fi
    echo "setup: installing $*"
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# One command that installs these packages and all others that the purpose may need, so that there is no second one.
command_for_all() {
    local all=("$@" "${python_needs[@]}" "${qt_needs[@]}" "${sound_needs[@]}") shell="su - -c"
    [ "$purpose" != test ] || all+=("${test_needs[@]##*:}")
    [ "$purpose" != test ] && [ "$purpose" != typefaces ] || all+=("${typeface_needs[@]}")
    [ "$purpose" != bench ] || all+=("${bench_needs[@]##*:}")
    ! command -v sudo >/dev/null || shell="sudo sh -c"
    echo "$shell 'apt-get update && apt-get install -y --no-install-recommends $(printf '%s\n' "${all[@]}" | sort -u | xargs)'"
}

# Whether every system library of Qt's parts that we use is there. What ldd says is read to its end before it is searched:
# a grep that leaves a pipe at its first hit makes ldd fail, and with pipefail the pipe would say that nothing is missing.
qt_is_complete() {
    local qt said
    qt=$(.venv/bin/python -c 'import importlib.util as u; print(u.find_spec("PySide6").submodule_search_locations[0])')/Qt
    said=$(ldd "$qt"/lib/libQt6Widgets.so.6 "$qt"/lib/libQt6Svg.so.6 "$qt"/plugins/platforms/libqxcb.so \
        "$qt"/plugins/platforms/libqoffscreen.so "$qt"/plugins/platforms/libqwayland.so) || return 1
    ! grep -q 'not found' <<<"$said"
}

# Whether there is what sounddevice plays with.
sound_is_complete() { .venv/bin/python -c 'import sounddevice' 2>/dev/null; }

# The packages of those commands, given as `command:package`, that are not there.
missing() {
    local pair
    for pair in "$@"; do
        command -v "${pair%%:*}" >/dev/null || echo "${pair##*:}"
    done
}

# Those of these packages that are not there, on a system of Debian's kind.
not_installed() {
    local package
    for package in "$@"; do
        dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed$' || echo "$package"
    done
}

# --- the steps --------------------------------------------------------------------------------------------------------

python=$(find_python) || {
    install_packages "Python 3.11 or newer" "${python_needs[@]}"
    python=$(find_python) || fail "Python 3.11 to 3.14 is needed; this system offers $(python3 --version 2>&1)"
}

if ! [ -x .venv/bin/pip ] || ! usable .venv/bin/python; then
    rm -rf .venv
    if ! "$python" -c 'import ensurepip' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        install_packages "Python's venv module" "python$version-venv"
    fi
    "$python" -m venv .venv
fi

# The stamp says which lock file this environment was filled from last, and what both held then. All purposes share the
# environment, so there is one stamp; a lock file further down in this list holds the packages of those above it too.
stamp=.venv/filled-from
locks=$(cat deploy/requirements*.lock | sha256sum | cut -d' ' -f1)
filled=$(cat "$stamp" 2>/dev/null || true)
holding=(deploy/requirements.lock deploy/requirements-typefaces.lock deploy/requirements-dev.lock)
while [ "${holding[0]}" != "$lock" ]; do
    holding=("${holding[@]:1}")
done
if ! grep -qxF "$filled" <<<"$(printf "%s $locks\n" "${holding[@]}")"; then
    echo "setup: installing the packages of $lock"
    rm -f "$stamp"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$lock"
    echo "$lock $locks" >"$stamp"
fi

if [ "$purpose" = voices ] || [ "$purpose" = measure ]; then
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
        --requirement "deploy/requirements-$purpose.lock"
    engine=$(.venv/bin/python -c 'from kiosk import paths; print(paths.voice_engine())')
    if ! [ -e "$engine/ef_dora.bin" ]; then
        command -v npm >/dev/null || install_packages "npm, which fetches the voices" npm
        mkdir -p "$engine"
        (cd "$engine" && npm pack --silent kokoro-js@1.2.1 >/dev/null &&
            tar -xzf kokoro-js-1.2.1.tgz --strip-components=2 package/voices/af_heart.bin package/voices/ef_dora.bin &&
            rm kokoro-js-1.2.1.tgz)
    fi
fi

# The kiosk may run as a user who cannot write here, so that Python would compile its modules anew at each start. Those that
# are compiled already are passed over. Where whoever sets it up cannot write here either, it only starts more slowly.
.venv/bin/python -m compileall -q kiosk >/dev/null 2>&1 || true

[ "$(uname -s)" = Linux ] || exit 0
qt_is_complete || install_packages "a system library of Qt" "${qt_needs[@]}"
# The kiosk runs without it too, and the staff panel says why it is silent.
sound_is_complete || (install_packages "the library that plays the voice" "${sound_needs[@]}") || true
if [ "$purpose" = typefaces ] || [ "$purpose" = test ]; then
    mapfile -t packages < <(not_installed "${typeface_needs[@]}")
    [ ${#packages[@]} -eq 0 ] || install_packages "a typeface of more languages" "${packages[@]}"
fi
if [ "$purpose" = test ]; then
    mapfile -t packages < <(missing "${test_needs[@]}")
    [ ${#packages[@]} -eq 0 ] || install_packages "what the tests drive a real window with" "${packages[@]}"
fi
if [ "$purpose" = bench ]; then
    # One by one, for not every system has all of them; the bench says what is missing and does without.
    for package in $(missing "${bench_needs[@]}"); do
        (install_packages "$package, which the bench compares with or looks through," "$package") || true
    done
fi
