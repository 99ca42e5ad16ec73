#!/bin/bash
# What an administrator does with the package, under a systemd of its own in a copy of this machine that is gone afterwards.
# Arguments: the .deb, the documented lines of Postfix's main.cf, two mails. Prints what is seen; PackageTests reads it.
# Needs root: it mounts, has a network and processes of its own and installs.
set -eu
if [ "${1:-}" != inside ] && [ "${1:-}" != apart ]; then
  [ "$(id -u)" = 0 ] || { echo "This walk installs the package in a copy of the machine: run it as root." >&2; exit 1; }
  seen=$(mktemp -d)
  cp "$1" "$seen/gateway.deb" && cp "$2" "$seen/main.cf" && cp "$3" "$seen/scam.eml" && cp "$4" "$seen/plain.eml" && cp "$0" "$seen/walk.sh"
  # Its systemd sees this group as the root of all, and leaves nothing in others.
  group=$(findmnt -n -t cgroup2 -o TARGET | head -1)/miyaburi-walk-$$
  mkdir "$group"
  (echo $BASHPID >"$group/cgroup.procs" && exec unshare -mnpuiC --fork --kill-child "$0" apart "$seen") >"$seen/console" 2>&1 &
  machine=$!
  for _ in $(seq 1200); do [ -e "$seen/code" ] && break; kill -0 $machine 2>/dev/null || break; sleep 0.5; done
  { kill -KILL $machine && wait $machine; } 2>/dev/null || true
  cat "$seen/out" 2>/dev/null
  code=$(cat "$seen/code" 2>/dev/null || { tail -n 40 "$seen/console" "$seen/gateway.log" >&2; echo 1; })
  find "$group" -depth -type d -exec rmdir {} + 2>/dev/null || true
  rm -rf "$seen"
  exit "$code"
fi

if [ "$1" = apart ]; then
  copy=$(mktemp -d)
  mount -t tmpfs none "$copy" && mkdir "$copy"/{up,work,root}
  mount -t overlay none -o "lowerdir=/,upperdir=$copy/up,workdir=$copy/work" "$copy/root"
  root=$copy/root
  mount -t proc none "$root/proc" && mount --rbind /dev "$root/dev" && mount -t sysfs none "$root/sys" && mount -t cgroup2 none "$root/sys/fs/cgroup"
  mount -t tmpfs none "$root/run" && mount -t tmpfs none "$root/tmp"
  ip link set lo up
  mkdir "$root/tmp/walk" && mount --bind "$2" "$root/tmp/walk"
  printf '[Unit]\nDefaultDependencies=no\n[Service]\nType=oneshot\nTimeoutStartSec=600\nExecStart=/bin/bash /tmp/walk/walk.sh inside\nStandardOutput=file:/tmp/walk/out\nStandardError=append:/tmp/walk/out\nExecStopPost=/bin/sh -c "echo $${EXIT_STATUS:-1} >/tmp/walk/code"\n' >"$root/etc/systemd/system/walk.service"
  printf '[Unit]\nWants=walk.service\nAllowIsolate=yes\n' >"$root/etc/systemd/system/walk.target"
  mkdir "$root/tmp/before" && cd "$root" && pivot_root . tmp/before
  exec env -i container=other PATH=/usr/sbin:/usr/bin:/sbin:/bin /usr/lib/systemd/systemd --system --unit=walk.target --log-target=console --show-status=0
fi

umount -l /tmp/before
cd /tmp/walk
# A line of the gateway's that came since the last start or reload; there is no journal in here.
log=/tmp/walk/gateway.log
await() {
  for _ in $(seq 600); do grep -q "$1" $log && return; sleep 0.1; done
  cat $log; return 1
}
send() {
  local before; before=$(ls /tmp/mail/taro/new 2>/dev/null | wc -l)
  curl -sS smtp://127.0.0.1:10025 --mail-from stranger@mail.example --mail-rcpt taro@example.jp -T "$1"
  for _ in $(seq 300); do [ "$(ls /tmp/mail/taro/new 2>/dev/null | wc -l)" -gt "$before" ] && break; sleep 0.1; done
  newest="/tmp/mail/taro/new/$(ls -t /tmp/mail/taro/new | head -1)"
  grep -a '^X-Miyaburi-Level' "$newest" | tr -d '\r' | grep . || echo "no fields"
}

echo "== install"
dpkg -i gateway.deb >/dev/null
mkdir -p /etc/systemd/system/miyaburi-gateway.service.d
printf '[Service]\nStandardOutput=append:%s\nStandardError=append:%s\n' $log $log >/etc/systemd/system/miyaburi-gateway.service.d/log.conf
: >$log
systemctl enable miyaburi-gateway 2>/dev/null
systemctl daemon-reload
systemctl start miyaburi-gateway && await Ready
show() { systemctl show -p "$1" --value miyaburi-gateway; }
process=$(show MainPID)

echo "== unit"
# As the kernel sees it: whose process it is, what it may do, what it may open and what it sees of the disk.
echo "$(show ActiveState) $(ps -o user= -p "$process") $(stat -c '%U %a' /run/miyaburi /var/lib/miyaburi | tr '\n' ' ')"
grep -E '^(NoNewPrivs|CapBnd|CapEff|Seccomp):' /proc/"$process"/status | tr '\t' ' '
echo "files $(awk '/open files/ { print $4 }' /proc/"$process"/limits)"
for place in /usr /etc /home; do
  touch /proc/"$process"/root$place/written 2>/dev/null && echo "$place can be written"
done
find /proc/"$process"/root/home -mindepth 1 2>/dev/null | head -1

echo "== postfix"
{
  cat main.cf
  echo "maillog_file = /var/log/mail.log"
  echo "inet_interfaces = 127.0.0.1"
  echo "mydestination ="
  echo "virtual_mailbox_domains = example.jp"
  echo "virtual_mailbox_base = /tmp/mail"
  echo "virtual_mailbox_maps = inline:{ { taro@example.jp = taro/ } }"
  echo "virtual_minimum_uid = 1"
  echo "virtual_uid_maps = static:65534"
  echo "virtual_gid_maps = static:65534"
} >>/etc/postfix/main.cf
install -d -o nobody -m 755 /tmp/mail
sed -i 's/^smtp  *inet/10025 inet/' /etc/postfix/master.cf
awk '$1 == "10025" && $5 == "y" { print "smtpd is chrooted" }' /etc/postfix/master.cf
postfix start >/dev/null 2>&1
for _ in $(seq 100); do (echo >/dev/tcp/127.0.0.1/10025) 2>/dev/null && break; sleep 0.1; done

echo "== scam"; send scam.eml
id=$(sed -n 's/^X-Miyaburi-Id: *//p' "$newest" | tr -d '\r')
echo "== genuine"; send plain.eml
echo "== explain"; miyaburi-gateway explain "$id"

config=/etc/miyaburi/gateway.json
echo "== reload"
sed -i 's/"language": "ja"/"language": "en"/' $config
systemctl reload miyaburi-gateway && await 'read again'
send scam.eml; grep -ac '^X-Miyaburi-Reason: [A-Z]' "$newest" || true
echo "== bad reload"
sed -i 's/"doors"/"dors"/' $config
systemctl reload miyaburi-gateway 2>/dev/null || { tail -n 20 $log | grep 'there is no such setting'; echo "refused"; }
send scam.eml
echo "process $([ "$(show MainPID)" = "$process" ] && echo "is the same")"
kill -HUP "$process" && await 'NOT taken'
send scam.eml
sed -i 's/"dors"/"doors"/' $config
echo "== second start"
setpriv --reuid miyaburi --regid miyaburi --init-groups --inh-caps=+net_bind_service --ambient-caps=+net_bind_service \
  miyaburi-gateway gateway --config $config 2>&1 || echo "ended with $?"
echo "== killed"
: >$log
kill -KILL "$process"; await Ready
send scam.eml; echo "restarts $(show NRestarts)"
echo "== stop"; systemctl stop miyaburi-gateway; show Result; send plain.eml
grep -o 'connect to Milter service [^:]*:[^:]*:[0-9]*: Connection refused' /var/log/mail.log | head -1
echo "== start again"; : >$log; systemctl start miyaburi-gateway && await Ready; send scam.eml
echo "== remove"
dpkg -P miyaburi-gateway >/dev/null 2>&1; systemctl is-active miyaburi-gateway || true
ls -d /etc/miyaburi /usr/lib/miyaburi-gateway /var/lib/miyaburi/audit 2>/dev/null || true
postfix stop >/dev/null 2>&1
