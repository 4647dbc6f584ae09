#!/bin/bash
# One worker of a cluster, as a job of its own. keep-workers.sh submits it; by hand:  sbatch worker.sh
#
#SBATCH --job-name=espei-worker
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=16
#SBATCH --mem=8G
#SBATCH --time=01:00:00
# What is left of the time when --lifetime has not been enough: the worker takes leave.
#SBATCH --signal=B:TERM@60

export PATH=$HOME/espei4j:$PATH # edit: the folder in which espei is
export ESPEI_NO_BUILD=1

# It ends five minutes before the time limit, when it has had nothing to do for ten minutes, or when it has not found the
# scheduler for five. exec: so that Slurm's signals reach the worker itself.
exec espei worker --scheduler-file my-scheduler.json --nthreads "$SLURM_CPUS_PER_TASK" --memory-limit 0 \
    --name "job-$SLURM_JOB_ID" --lifetime 55min --idle-timeout 10min --death-timeout 5min
