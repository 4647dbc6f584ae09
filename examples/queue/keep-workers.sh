#!/bin/bash
# Keeps a number of workers in the queue, each as a job of its own, as long as a scheduler lives:
#
#     keep-workers.sh slurm|pbs NUMBER SCHEDULER_FILE WORKER_SCRIPT
#
# Jobs that have ended are replaced. When the scheduler has gone, which it shows by removing its file, the jobs that are
# left are withdrawn. So they are when this script is told to end (Ctrl-C, kill).
#
# KEEP_WORKERS_PAUSE  seconds between two looks at the queue; 60 unless set
set -u

[ $# -eq 4 ] || { sed -n '2,4s/^# \{0,1\}//p' "$0" >&2; exit 2; }
queue=$1
number=$2
file=$3
script=$4
say() { printf 'keep-workers: %s\n' "$*" >&2; }
case $queue in
    slurm | pbs) ;;
    *) say "the queue must be slurm or pbs, not \"$queue\"."; exit 2 ;;
esac
case $number in
    '' | *[!0-9]*) say "the number of workers must be a number, not \"$number\"."; exit 2 ;;
esac
[ -r "$script" ] || { say "there is no file $script."; exit 2; }

# A name of this script's own jobs; old versions of PBS take 15 characters.
name=ew-$(uname -n | tr -cd "A-Za-z0-9" | cut -c1-4)-$$
user=$(id -un)

# Numbers of the jobs that wait or run, one per line.
jobs_in_queue() {
    case $queue in
        slurm) squeue --noheader --user="$user" --name="$name" --format=%i ;;
        pbs) qselect -u "$user" -N "$name" -s EHQRTW ;;
    esac
}

submit() {
    case $queue in
        slurm) sbatch --parsable --job-name="$name" "$script" ;;
        pbs) qsub -N "$name" "$script" ;;
    esac
}

withdraw() {
    left=$(jobs_in_queue) || return
    for job in $left; do
        case $queue in
            slurm) scancel "$job" ;;
            pbs) qdel "$job" ;;
        esac
    done
}

end() {
    say "$1 Withdrawing the jobs that are left."
    trap - TERM INT
    withdraw
    exit 0
}
trap 'end "Told to end."' TERM INT

pause=${KEEP_WORKERS_PAUSE:-60}
longest=$((30 * pause))
base=$pause

waited=0
until [ -e "$file" ]; do
    [ "$waited" -lt 300 ] || { say "there is no scheduler file $file after 5 minutes."; exit 1; }
    sleep 1
    waited=$((waited + 1))
done

submitted=0
while [ -e "$file" ]; do
    if ! present=$(jobs_in_queue); then
        say "the queue does not answer; trying again in $pause s."
    else
        present=$(printf '%s' "$present" | grep -c .)
        if [ "$submitted" -gt 0 ] && [ "$present" -eq 0 ]; then
            # Perhaps they cannot work at all: ask less and less often.
            pause=$((2 * pause < longest ? 2 * pause : longest))
            say "all workers have ended already; look into their output. The next ones come in $pause s."
            submitted=0
        else
            if [ "$present" -gt 0 ]; then pause=$base; fi
            submitted=0
            while [ $((present + submitted)) -lt "$number" ]; do
                job=$(submit) || { say "the queue refuses jobs; trying again in $pause s."; break; }
                say "submitted $job."
                submitted=$((submitted + 1))
            done
        fi
    fi
    # In the background, so that a signal need not wait.
    sleep "$pause" &
    wait $!
done
end "The scheduler has gone."
