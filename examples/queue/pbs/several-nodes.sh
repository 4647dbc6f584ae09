#!/bin/bash
# An assessment on several nodes: a worker on each, with as many threads as it has cores here. The run file says, under
# mcmc,  scheduler: my-scheduler.json  and lies in the folder from which the job is submitted; one job per folder.
#
#     qsub -v RUN=run.yaml several-nodes.sh
#
# mpiprocs=1: one rank per node. (Torque: nodes=4:ppn=16, and below  mpirun --npernode 1  with Open MPI.)
#PBS -N espei
#PBS -l select=4:ncpus=16:mpiprocs=1:mem=16gb
#PBS -l place=scatter
#PBS -l walltime=12:00:00

cores=16                        # as above
cd "$PBS_O_WORKDIR" || exit 1
export PATH=$HOME/espei4j:$PATH # edit: the folder in which espei is
export ESPEI_NO_BUILD=1         # build it before, on the login node:  espei --version

# The first rank is the scheduler and a worker, the others are workers. A launcher would otherwise bind every rank, with
# all its threads, to one core. The full name of espei-mpi: other nodes may have another PATH.
mpirun -machinefile "$PBS_NODEFILE" -n "$(wc -l <"$PBS_NODEFILE")" --bind-to none \
    "$(command -v espei-mpi)" --scheduler-file "$PWD/my-scheduler.json" --inclusive-workers --nthreads "$cores" \
    --memory-limit 0 &
cluster=$!
# PBS gives a job only some seconds between its signal and its end. So the run is told ten minutes before the time limit
# to save its chains and to end.
timeout --signal=TERM 710m espei --in "${RUN:-run.yaml}" --scheduler-timeout 5min
code=$?
kill -TERM "$cluster"
wait "$cluster"
exit "$code"
