#!/bin/bash
# What an administrator does with the package, in a copy of this machine that is gone afterwards.
# Arguments: the .deb, the documented lines of Postfix's main.cf, two mails. Prints what is seen; PackageTests reads it.
# Needs root: it mounts, has a network of its own and installs.
set -eu
if [ "${1:-}" != inside ]; then
  [ "$(id -u)" = 0 ] || { echo "This walk installs the package in a copy of the machine: run it as root." >&2; exit 1; }
  [ "${1:-}" = apart ] || exec unshare -mnp --fork --kill-child "$0" apart "$@"
  shift
  copy=$(mktemp -d)
  mount -t tmpfs none "$copy" && mkdir "$copy"/{up,work,root}
  mount -t overlay none -o "lowerdir=/,upperdir=$copy/up,workdir=$copy/work" "$copy/root"
  mount -t proc none "$copy/root/proc" && mount --rbind /dev "$copy/root/dev"
  mount -t tmpfs none "$copy/root/run" && mount -t tmpfs none "$copy/root/tmp"
  ip link set lo up
  cp "$1" "$copy/root/tmp/gateway.deb" && cp "$2" "$copy/root/tmp/main.cf" && cp "$3" "$copy/root/tmp/scam.eml" && cp "$4" "$copy/root/tmp/plain.eml"
  cp "$0" "$copy/root/tmp/walk.sh"
  exec chroot "$copy/root" /bin/bash /tmp/walk.sh inside
fi

cd /tmp
unit=/usr/lib/systemd/system/miyaburi-gateway.service
field() { sed -n "s/^$1=//p" $unit; }
# systemd's part: the user, its capabilities, its folders, no environment.
as_unit() {
  setpriv --reuid "$(field User)" --regid "$(field Group)" --init-groups --no-new-privs \
    --inh-caps=+net_bind_service --ambient-caps=+net_bind_service --bounding-set=-all,+net_bind_service \
    env -i PATH=/usr/bin:/bin LANG=C.UTF-8 bash -c "umask $(field UMask); exec $1"
}
start() {
  as_unit "$(field ExecStartPre)"
  # Not the line of an earlier start, nor a file that the program before it still holds open.
  : >gateway.log
  as_unit "$(field ExecStart)" >>gateway.log 2>&1 &
  for _ in $(seq 300); do grep -q Ready gateway.log && return; sleep 0.1; done
  cat gateway.log; return 1
}
send() {
  local before; before=$(ls mail/new 2>/dev/null | wc -l)
  curl -sS smtp://127.0.0.1:10025 --mail-from stranger@mail.example --mail-rcpt taro@example.jp -T "$1"
  for _ in $(seq 300); do [ "$(ls mail/new 2>/dev/null | wc -l)" -gt "$before" ] && break; sleep 0.1; done
  newest="mail/new/$(ls -t mail/new | head -1)"
  grep -a '^X-Miyaburi-Level' "$newest" | tr -d '\r' | grep . || echo "no fields"
}

echo "== install"
dpkg -i gateway.deb >/dev/null
for kind in run:RuntimeDirectory var/lib:StateDirectory; do
  install -d -o "$(field User)" -g "$(field Group)" -m "$(field "${kind#*:}Mode")" "/${kind%%:*}/$(field "${kind#*:}")"
done
start

echo "== postfix"
{
  cat main.cf
  echo "maillog_file = /var/log/mail.log"
  echo "inet_interfaces = 127.0.0.1"
  echo "mydestination ="
  echo "virtual_mailbox_domains = example.jp"
  echo "virtual_mailbox_base = /tmp"
  echo "virtual_mailbox_maps = inline:{ { taro@example.jp = mail/ } }"
  echo "virtual_minimum_uid = 1"
  echo "virtual_uid_maps = static:65534"
  echo "virtual_gid_maps = static:65534"
} >>/etc/postfix/main.cf
sed -i 's/^smtp  *inet/10025 inet/' /etc/postfix/master.cf
awk '$1 == "10025" && $5 == "y" { print "smtpd is chrooted" }' /etc/postfix/master.cf
postfix start >/dev/null 2>&1
for _ in $(seq 100); do (echo >/dev/tcp/127.0.0.1/10025) 2>/dev/null && break; sleep 0.1; done

echo "== scam"; send scam.eml
id=$(sed -n 's/^X-Miyaburi-Id: *//p' "$newest" | tr -d '\r')
echo "== genuine"; send plain.eml
echo "== explain"; miyaburi-gateway explain "$id"

process=$(pgrep -u miyaburi -f /usr/bin/miyaburi-gateway)
config=/etc/miyaburi/gateway.json
echo "== reload"
sed -i 's/"language": "ja"/"language": "en"/' $config
as_unit "$(field ExecReload | head -1)" && kill -HUP "$process"
for _ in $(seq 100); do grep -q 'read again' gateway.log && break; sleep 0.1; done
send scam.eml; grep -ac '^X-Miyaburi-Reason: [A-Z]' "$newest" || true
echo "== bad reload"
sed -i 's/"doors"/"dors"/' $config
as_unit "$(field ExecReload | head -1)" 2>&1 || echo "refused"
kill -HUP "$process"
for _ in $(seq 100); do grep -q 'NOT taken' gateway.log && break; sleep 0.1; done
send scam.eml
sed -i 's/"dors"/"doors"/' $config
echo "== second start"; as_unit "$(field ExecStart)" 2>&1 || echo "ended with $?"
echo "== stop"; kill -TERM "$process"; wait; send plain.eml
grep -o 'connect to Milter service [^:]*:[^:]*:[0-9]*: Connection refused' /var/log/mail.log | head -1
echo "== start again"; start; send scam.eml
echo "== remove"; kill -TERM "$(pgrep -u miyaburi -f /usr/bin/miyaburi-gateway)"; wait
dpkg -P miyaburi-gateway >/dev/null 2>&1; ls -d /etc/miyaburi /usr/lib/miyaburi-gateway /var/lib/miyaburi/audit 2>/dev/null || true
postfix stop >/dev/null 2>&1
