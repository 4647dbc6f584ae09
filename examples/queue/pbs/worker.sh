#!/bin/bash
# One worker of a cluster, as a job of its own. keep-workers.sh submits it; by hand:  qsub worker.sh
#
#PBS -N espei-worker
#PBS -l select=1:ncpus=16:mem=8gb
#PBS -l walltime=01:00:00

cores=16                        # as above
cd "$PBS_O_WORKDIR" || exit 1
export PATH=$HOME/espei4j:$PATH # edit: the folder in which espei is
export ESPEI_NO_BUILD=1

# It ends five minutes before the time limit, when it has had nothing to do for ten minutes, or when it has not found the
# scheduler for five. exec: so that the signal of PBS reaches the worker itself.
exec espei worker --scheduler-file my-scheduler.json --nthreads "$cores" --memory-limit 0 \
    --name "job-${PBS_JOBID%%.*}" --lifetime 55min --idle-timeout 10min --death-timeout 5min
