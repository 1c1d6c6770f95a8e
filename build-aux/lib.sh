# SPDX-License-Identifier: GPL-3.0-or-later
#
# Where the project is built: on the system itself when it is new enough, else in an isolated Debian 13
# root that is made once from this machine's own Debian mirror and entered with bubblewrap. Sourced by the
# scripts beside it; `enter CMD…` is all they need to know.

SRC=$(cd "$(dirname "$0")/.." && pwd -P)
SUITE=trixie
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/sales-admin

say () { printf '── %s\n' "$*" >&2; }
die () { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }

# need COMMAND=PACKAGE…: sees to it that each command is there, as root by installing its package.
need () {
  missing=
  for pair; do
    command -v "${pair%%=*}" >/dev/null 2>&1 || missing="$missing ${pair#*=}"
  done
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null 2>&1 || die "please install$missing with this system's package manager"
  [ "$(id -u)" = 0 ] || die "please install what is missing: sudo apt-get install$missing"
  say "installing$missing"
  # shellcheck disable=SC2086 # a list of words
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $missing
  } </dev/null >&2 || die "could not install$missing; is the Debian mirror reachable?"
}

system_will_do () {
  pkg-config --exists 'gtk4 >= 4.18' 'libadwaita-1 >= 1.7' 'glib-2.0 >= 2.84' sqlcipher libcrypto json-glib-1.0 \
    freexl xlsxwriter 2>/dev/null || return 1
  for tool in blueprint-compiler meson ninja msgfmt cc; do
    command -v $tool >/dev/null 2>&1 || return 1
  done
}

packages () { sed 's/#.*//' "$SRC/build-aux/packages.txt" | grep -o '[^[:space:]]*'; }

# What is done in the new root besides installing the packages.
SETUP='for l in pl_PL en_US; do chroot "$1" localedef -i $l -f UTF-8 $l.UTF-8; done
chroot "$1" dbus-uuidgen --ensure=/etc/machine-id
rm -rf "$1"/var/cache/apt/* "$1"/var/lib/apt/lists/* "$1"/usr/share/doc'

root_dir () { echo "$CACHE/root-$({ packages; echo "$SUITE $SETUP"; } | sha256sum | cut -c1-12)"; }

# The mirror this machine takes its own release from, as apt itself resolves its configuration.
mirror () {
  release=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  apt-get update --print-uris -o Debug::NoLocking=1 2>/dev/null \
    | sed -n "s,^'\([^']*\)/dists/$release/InRelease'.*,\1,p" | head -n 1
}

# The machine's own ways of reaching its mirror (proxies, certificates, clocks) count in the root too.
apt_options () {
  apt-config dump | grep -E '^Acquire::(Check-|Retries|https?::(Proxy|Timeout|CaInfo))' || true
}

# debstrap FOLDER MIRROR: as root straight into FOLDER/root. Others get an archive out of a user namespace
# and unpack it, so that all of it belongs to them; nothing but /dev and /usr is read by a stranger's id.
debstrap () {
  options=$(apt_options)
  set -- "$@" --quiet --variant=minbase --skip=check/empty,cleanup/reproducible/machine-id ${options:+"--aptopt=$options"} \
    --include="$(packages | paste -sd,)" --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt=force-unsafe-io \
    --customize-hook="$SETUP"
  half=$1 from=$2
  shift 2
  if [ "$(id -u)" = 0 ]; then
    mmdebstrap "$@" $SUITE "$half/root" "$from"
  else
    need newuidmap=uidmap
    (cd / && HOME=/ mmdebstrap --mode=unshare "$@" $SUITE - "$from") >"$half/root.tar" \
      && mkdir "$half/root" && tar -C "$half/root" --exclude='./dev/*' -xf "$half/root.tar"
  fi
}

# Makes the root in a temporary place and moves it when it is whole; one maker at a time.
make_root () {
  need mmdebstrap=mmdebstrap flock=util-linux
  mkdir -p "$CACHE"
  exec 9>"$1.lock"
  flock -n 9 || { say "waiting for another run that is making the root"; flock 9; }
  [ ! -d "$1" ] || { exec 9>&-; return 0; }
  from=$(mirror)
  [ -n "$from" ] || die "this needs GTK 4.18 and libadwaita 1.7: please use a system that has them, or a" \
    "Debian with a package mirror set up, from which an isolated Debian 13 can be made"
  say "making an isolated Debian 13 in $1 (about 2 GB; takes a few minutes, once)"
  half=$(mktemp -d "$CACHE/making.XXXXXX")
  trap 'rm -rf "$half"' EXIT
  trap 'exit 1' INT TERM HUP
  debstrap "$half" "$from" </dev/null >&2 || die "could not make the isolated Debian 13; the reason stands above"
  mv "$half/root" "$1"
  rm -rf "$half"
  trap - EXIT INT TERM HUP
  exec 9>&-
}

# prepare: decides where to build and makes it ready; sets ROOT, empty for the system itself.
prepare () {
  ROOT=
  [ -z "${SA_INSIDE:-}" ] || return 0
  system_will_do && return 0
  ROOT=$(root_dir)
  need bwrap=bubblewrap
  [ -d "$ROOT" ] || make_root "$ROOT"
}

# enter CMD…: runs CMD where the project is built. In the root everything of the caller's is visible where
# it is: all folders but those of the operating system, the working directory, and the display.
enter () {
  [ -n "$ROOT" ] || { "$@"; return; }
  (
    here=$PWD
    set -- -- "$@"
    for name in GI_TYPELIB_PATH GSETTINGS_SCHEMA_DIR LD_LIBRARY_PATH PKG_CONFIG_PATH PYTHONPATH PYTHONHOME \
      XDG_DATA_DIRS XDG_CONFIG_DIRS; do
      set -- --unsetenv $name "$@"
    done
    case ${LC_ALL:-${LANG:-}} in
      C.UTF-8 | C.utf8 | pl_PL.* | en_US.*) ;;
      *) set -- --setenv LANG C.UTF-8 --unsetenv LC_ALL "$@" ;;
    esac
    for dir in /* "${XDG_RUNTIME_DIR:-/run/media}" /run/media /var/tmp "$HOME" "$CACHE" "$SRC"; do
      case $dir in
        /bin|/boot|/dev|/etc|/lib*|/proc|/run|/sbin|/sys|/usr|/var|/lost+found) ;;
        *) [ -d "$dir" ] && [ -r "$dir" ] && set -- --bind "$dir" "$dir" "$@" ;;
      esac
    done
    for file in /etc/passwd /etc/group /etc/hosts /etc/resolv.conf; do
      [ -e "$file" ] && [ -e "$ROOT$file" ] && set -- --ro-bind "$file" "$file" "$@"
    done
    exec bwrap --die-with-parent --unshare-pid \
      --ro-bind "$ROOT/usr" /usr --ro-bind "$ROOT/etc" /etc --ro-bind "$ROOT/var" /var \
      --symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib --symlink usr/lib64 /lib64 \
      --dev /dev --dev-bind-try /dev/dri /dev/dri --proc /proc --ro-bind /sys /sys --tmpfs /run \
      --setenv SA_INSIDE 1 --setenv PATH /usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin --chdir "$here" "$@"
  )
}

# Where it is built: _build, as a developer wants it. CI and the fuzzer name another place and other meson
# options in SA_BUILD and SA_MESON_OPTIONS.
BUILD=${SA_BUILD:-$SRC/_build}

set_up () {
  mkdir -p "$BUILD"
  if ! grep -qsF "\"$BUILD/install\"" "$BUILD/meson-info/intro-buildoptions.json" || ! [ -f "$BUILD/build.ninja" ]; then
    say "setting up $BUILD"
    # shellcheck disable=SC2086 # a list of options
    enter meson setup --reconfigure --prefix="$BUILD/install" --libdir=lib ${SA_MESON_OPTIONS-} "$BUILD" "$SRC" \
      >"$BUILD/setup.log" 2>&1 || { cat "$BUILD/setup.log" >&2; die "meson could not set up $BUILD"; }
  fi
}

# build: sets up and compiles; quiet unless something is wrong.
build () {
  set_up
  say "building"
  enter ninja -C "$BUILD" --quiet >"$BUILD/build.log" 2>&1 </dev/null \
    || { cat "$BUILD/build.log" >&2; die "the build failed"; }
  grep 'warning:' "$BUILD/build.log" >&2 || true
}
