#!/bin/bash
# The whole test of the house; CI and `make test` run this. With root it installs what is missing by apt; without
# root it runs what it can and says what it left out.
set -u
cd "$(dirname "$0")/.."
started=$SECONDS
rows=() red=0 left_out=() fallen=()
scratch=$(mktemp -d)
chmod 755 "$scratch"
finish() {
  [ ! -d "$scratch/pg/data" ] || .ci/postgresql stop "$scratch/pg" || true
  rm -rf "$scratch"
}
trap finish EXIT

# What fell is named again at the very end: whoever reads the last screen alone must know it.
refused() {
  while read -r line; do fallen+=("$1. $line"); done < <(grep -aE "^(FAILED|ERROR) " "$scratch/said" | cut -c1-300 | head -20)
}

step() {
  local title=$1 from=$SECONDS answer=да
  shift
  echo
  echo "── $title"
  "$@" 2>&1 | tee "$scratch/said"
  [ "${PIPESTATUS[0]}" = 0 ] || { answer=НЕТ; red=1; refused "$title"; }
  rows+=("$(printf '  %-4s %4d с  %s' "$answer" $((SECONDS - from)) "$title")")
}

has() {
  case $1 in
    postgresql) ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null ;;
    chromium) command -v chromium >/dev/null ;;
    libreoffice-writer-nogui) command -v soffice >/dev/null ;;
    poppler-utils) command -v pdftotext >/dev/null ;;
    fonts-liberation) ls /usr/share/fonts/truetype/liberation* >/dev/null 2>&1 ;;
    ca-certificates) [ -d /etc/ssl/certs ] ;;
  esac
}

machine() {
  local wanted=(postgresql chromium libreoffice-writer-nogui poppler-utils fonts-liberation) missing=()
  for package in "${wanted[@]}"; do has "$package" || missing+=("$package"); done
  [ ${#missing[@]} = 0 ] && { echo "Всё нужное на машине есть"; return 0; }
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    .ci/packages "${missing[@]}"
  else
    echo "Нет прав администратора, чтобы установить: ${missing[*]}"
  fi
}

skip() {
  left_out+=("$1: нет пакета $2 (с правами администратора «make test» установит его сам)")
}

# The suite in two halves: what any database proves once, and what both must prove.
run_pytest() { .venv/bin/python -m pytest "$@"; }
workers=$(( $(nproc 2>/dev/null || echo 1) + 1 ))  # one more than cores: some tests only wait
parallel=(-n "$workers" --dist loadfile)
once=(--ignore=tests/core --ignore=tests/reference --ignore=tests/architecture)
marks="not browser"
has_office=1

step "Машина" machine
has libreoffice-writer-nogui || { has_office=0; skip "Открытие документов в LibreOffice" libreoffice-writer-nogui; }
[ $has_office = 1 ] || marks="$marks and not libreoffice"
step "Окружение" .ci/environment requirements.lock
if [ $red = 0 ]; then
  export DATA_DIR="$scratch/var"
  step "Стиль, типы, этажи, правила дома" .ci/check
  step "Тесты на SQLite" run_pytest "${parallel[@]}" -m "$marks" --ignore=tests/architecture --ignore=tests/isolation
  step "Изоляция школ на SQLite" run_pytest -n "$workers" tests/isolation --show-capture=no
  if has postgresql; then
    if url=$(.ci/postgresql start "$scratch/pg"); then
      step "Тесты на PostgreSQL" env DATABASE_URL="$url" .venv/bin/python -m pytest "${parallel[@]}" -m "$marks and not libreoffice" "${once[@]}" --ignore=tests/isolation
      step "Изоляция школ на PostgreSQL" env DATABASE_URL="$url" .venv/bin/python -m pytest -n "$workers" tests/isolation --show-capture=no
    else
      cat "$scratch/initdb.log" 2>/dev/null
      step "PostgreSQL не запустился" false
    fi
  else
    skip "Все тесты на PostgreSQL" postgresql
  fi
  if has chromium; then
    step "Страницы в браузере" run_pytest -n "$workers" --dist worksteal -m browser tests/journeys tests/browser
  else
    skip "Страницы в браузере" chromium
  fi
fi

echo
echo "══ Итог за $(((SECONDS - started) / 60)) мин $(((SECONDS - started) % 60)) с"
printf '%s\n' "${rows[@]}"
for line in "${left_out[@]:-}"; do [ -z "$line" ] || echo "  —         Пропущено. $line"; done
for line in "${fallen[@]:-}"; do [ -z "$line" ] || echo "  НЕТ       $line"; done
if [ $red = 0 ]; then echo "Всё прошло."; else echo "Есть отказы: смотрите выше."; fi
exit $red
