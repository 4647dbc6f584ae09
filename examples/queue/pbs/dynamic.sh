#!/bin/bash
# An assessment whose workers are jobs of their own, which come when the queue has room and go when their time is over.
# This job holds the scheduler and the run, needs little, and may take long. The run file says, under mcmc,
# scheduler: my-scheduler.json
#
# Copy this file, worker.sh and ../keep-workers.sh into the folder of the run file, and there:
#
#     qsub -v RUN=run.yaml dynamic.sh
#
#PBS -N espei
#PBS -l select=1:ncpus=2:mem=4gb
#PBS -l walltime=48:00:00

cd "$PBS_O_WORKDIR" || exit 1
export PATH=$HOME/espei4j:$PATH # edit: the folder in which espei is
export ESPEI_NO_BUILD=1         # build it before, on the login node:  espei --version

espei scheduler --scheduler-file my-scheduler.json &
scheduler=$!
# Eight workers at a time. Where jobs may not submit jobs, leave this out and run the same command on the login node.
./keep-workers.sh pbs 8 my-scheduler.json worker.sh &
# PBS gives a job only some seconds between its signal and its end. So the run is told ten minutes before the time limit
# to save its chains and to end.
timeout --signal=TERM 2870m espei --in "${RUN:-run.yaml}" --scheduler-timeout 5min
code=$?
# With the scheduler go its file, its workers, and keep-workers.sh with the jobs that still wait.
kill -TERM "$scheduler"
wait
exit "$code"
