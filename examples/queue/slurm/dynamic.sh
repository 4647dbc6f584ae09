#!/bin/bash
# An assessment whose workers are jobs of their own, which come when the queue has room and go when their time is over.
# This job holds the scheduler and the run, needs little, and may take long. The run file says, under mcmc,
# scheduler: my-scheduler.json
#
# Copy this file, worker.sh and ../keep-workers.sh into the folder of the run file, and there:
#
#     sbatch dynamic.sh run.yaml
#
#SBATCH --job-name=espei
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=2
#SBATCH --mem=4G
#SBATCH --time=2-00:00:00
# Five minutes before the time limit the run is told to save its chains and to end.
#SBATCH --signal=B:TERM@300

export PATH=$HOME/espei4j:$PATH # edit: the folder in which espei is
export ESPEI_NO_BUILD=1         # build it before, on the login node:  espei --version

espei scheduler --scheduler-file my-scheduler.json &
scheduler=$!
# Eight workers at a time. Where jobs may not submit jobs, leave this out and run the same command on the login node.
./keep-workers.sh slurm 8 my-scheduler.json worker.sh &
espei --in "${1:-run.yaml}" --scheduler-timeout 5min &
run=$!
trap 'kill -TERM "$run"' TERM

# A signal interrupts the waiting; the run then still has to save its chains.
while kill -0 "$run" 2>/dev/null; do
    wait "$run"
    code=$?
done
# With the scheduler go its file, its workers, and keep-workers.sh with the jobs that still wait.
kill -TERM "$scheduler"
wait
exit "${code:-1}"
