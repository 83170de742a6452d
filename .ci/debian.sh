# For the other scripts here: packages of Debian, installed or only unpacked. Source it.

# Runs apt-get with the rights that it needs, without questions and without a word.
apt() { # ARGUMENT…
  local sudo=()
  [ "$(id -u)" = 0 ] || sudo=(sudo -n)
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::Retries=3 "$@" >/dev/null
}

# Installs packages of this machine's own suite, unless PROGRAM (which may be '') is there already.
install_for() { # PROGRAM PACKAGE…
  # The program itself: a function here may have its name.
  [ -n "$1" ] && type -P "$1" >/dev/null && return
  command -v apt-get >/dev/null || return 1
  shift
  if [ -z "${lists_are_fresh:-}" ]; then
    apt update || return 1
    lists_are_fresh=yes
  fi
  apt install -y --no-install-recommends "$@"
}

# Writes apt's configuration for SUITE alone, on the mirror that this machine already uses.
configure() { # SUITE FOLDER [deb-src]
  local suite=$1 apt=$2 mirror
  # shellcheck disable=SC2016 # for apt-get to expand
  read -r mirror < <(apt-get indextargets --format '$(REPO_URI)' \
    'Created-By: Packages' 'Origin: Debian' 'Label: Debian') || return 1
  mkdir -p "$apt"/{preferences.d,sources,state/lists/partial,cache/archives/partial}
  : >"$apt/state/status"
  cat >"$apt/sources/suite.sources" <<END
Types: ${3:-deb}
URIs: $mirror
Suites: $suite
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
END
  cat >"$apt/apt.conf" <<END
Dir::Etc::sourcelist "$apt/none";
Dir::Etc::preferences "$apt/none";
Dir::Etc::preferencesparts "$apt/preferences.d";
Dir::Etc::sourceparts "$apt/sources";
Dir::State "$apt/state";
Dir::State::status "$apt/state/status";
Dir::Cache "$apt/cache";
APT::Install-Recommends "false";
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::Retries "3";
END
}

# Unpacks a package with everything it needs, libc included, into FOLDER; nothing is installed.
unpack_once() { # SUITE FOLDER PACKAGE
  local suite=$1 root=$2 name=$3 apt=$2.apt package
  configure "$suite" "$apt" || return 1
  APT_CONFIG=$apt/apt.conf apt-get update -qq || return 1
  APT_CONFIG=$apt/apt.conf apt-get install -y -qq --download-only "$name" >/dev/null || return 1
  mkdir -p "$root"
  for package in "$apt"/cache/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$package" | tar -x -C "$root" --keep-directory-symlink || return 1
  done
  rm -rf "$apt"
  touch "$root/.complete"
}

# Mirrors of moving suites sometimes list packages that they no longer have.
unpack() { # SUITE FOLDER PACKAGE
  local attempt
  [ -e "$2/.complete" ] && return
  for attempt in 1 2 3; do
    rm -rf "$2" "$2.apt"
    unpack_once "$@" && return
    echo "attempt $attempt to fetch $3 of $1 failed" >&2
    sleep $((attempt * 5))
  done
  return 1
}

# Writes SCRIPT, which runs a program of an unpacked folder with that folder's own libraries. The
# text on standard input, if any, becomes a part of it: settings that the program needs.
write_launcher() { # SCRIPT FOLDER PROGRAM [ARGUMENT…]
  local script=$1 root=$2 program=$3 loader libraries
  shift 3
  loader=$(find "$root" -name 'ld-linux*.so.*' | head -n 1)
  libraries=$(dirname "$(find "$root" -name libc.so.6 | head -n 1)")
  {
    printf '#!/bin/sh\n'
    cat
    printf "exec '%s' --library-path '%s' '%s/usr/bin/%s'" "$loader" "$libraries" "$root" "$program"
    [ $# -eq 0 ] || printf " '%s'" "$@"
    printf ' "$@"\n'
  } >"$script"
  chmod +x "$script"
}
