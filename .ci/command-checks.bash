# swift-kubernetes-lifecycle
# SPDX-License-Identifier: Apache-2.0
#
# How the checks of the commands run one of them and look at what it prints; they set "command" and read this file.

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    echo "$command $*"
    exit 1
}

run() { # ARGUMENT...
    status=0
    swift run --skip-build "$command" "$@" >"$work/out" 2>"$work/err" || status=$?
    # What the package manager says of itself is not the command's.
    grep -v '^\[[0-9]*/[0-9]*\]\|^Build\|^Compiling' "$work/err" >"$work/errors" || true
}

prints() { # PATTERN ARGUMENT...
    local pattern=$1
    shift
    run "$@"
    [ "$status" -eq 0 ] || fail "$*: exit status $status: $(cat "$work/err")"
    grep -qE -- "$pattern" "$work/out" || fail "$*: the output has no \"$pattern\": $(cat "$work/out")"
}

refuses() { # STATUS PATTERN ARGUMENT...
    local expected=$1 pattern=$2
    shift 2
    run "$@"
    [ "$status" -eq "$expected" ] || fail "$*: exit status $status, expected $expected"
    [ ! -s "$work/out" ] || fail "$*: wrote to standard output: $(cat "$work/out")"
    [ "$(wc -l <"$work/errors")" -eq 1 ] || fail "$*: expected one line on standard error: $(cat "$work/errors")"
    grep -qE -- "$pattern" "$work/errors" || fail "$*: the message has no \"$pattern\": $(cat "$work/errors")"
}

# Files cannot grow here, so that writing fails, and what is printed goes through a pipe.
fails_to_write() { # STATUS FILE ARGUMENT...
    local expected=$1 file=$2 binary
    shift 2
    binary=$(swift build --show-bin-path)/$command
    rm -rf "$work/folder"
    mkdir "$work/folder"
    cp "$file" "$work/folder/file.yaml"
    set +o pipefail
    (trap '' XFSZ && ulimit -f 0 && "$binary" "$@" "$work/folder/file.yaml" 2>&1) | cat >"$work/out"
    status=${PIPESTATUS[0]}
    set -o pipefail
    [ "$status" -eq "$expected" ] || fail "$*: exit status $status, expected $expected: $(cat "$work/out")"
    grep -qE 'file.yaml: cannot be written$' "$work/out" || fail "$*: no message: $(cat "$work/out")"
    cmp -s "$file" "$work/folder/file.yaml" || fail "$*: the file is not as it was"
    [ "$(ls -A "$work/folder")" = file.yaml ] || fail "$*: left something: $(ls -A "$work/folder")"
}
