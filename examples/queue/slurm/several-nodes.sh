#!/bin/bash
# An assessment on several nodes: a worker on each, with as many threads as it has cores here. The run file says, under
# mcmc,  scheduler: my-scheduler.json  and lies in the folder from which the job is submitted; one job per folder.
#
#     sbatch several-nodes.sh run.yaml
#
#SBATCH --job-name=espei
#SBATCH --nodes=4
#SBATCH --ntasks-per-node=1
#SBATCH --cpus-per-task=16
#SBATCH --mem=16G
#SBATCH --time=12:00:00
# Five minutes before the time limit the run is told to save its chains and to end.
#SBATCH --signal=B:TERM@300

export PATH=$HOME/espei4j:$PATH # edit: the folder in which espei is
export ESPEI_NO_BUILD=1         # build it before, on the login node:  espei --version

# The first rank is the scheduler and a worker, the others are workers. Since Slurm 22.05 srun has to be told the number
# of cores again.
srun --cpus-per-task="$SLURM_CPUS_PER_TASK" \
    espei-mpi --scheduler-file my-scheduler.json --inclusive-workers --nthreads "$SLURM_CPUS_PER_TASK" --memory-limit 0 &
cluster=$!
espei --in "${1:-run.yaml}" --scheduler-timeout 5min &
run=$!
trap 'kill -TERM "$run"' TERM

# A signal interrupts the waiting; the run then still has to save its chains.
while kill -0 "$run" 2>/dev/null; do
    wait "$run"
    code=$?
done
# Not by a signal to srun, which would kill the scheduler instead of telling it.
scancel --signal=TERM "$SLURM_JOB_ID.0"
wait "$cluster"
exit "${code:-1}"
