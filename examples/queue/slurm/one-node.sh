#!/bin/bash
# An assessment on the cores of one node, which needs no cluster: the run file says  scheduler: dask  or nothing.
#
#     sbatch one-node.sh run.yaml
#
#SBATCH --job-name=espei
#SBATCH --nodes=1
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=16
#SBATCH --mem=8G
#SBATCH --time=12:00:00
# Five minutes before the time limit the run is told to save its chains and to end.
#SBATCH --signal=B:TERM@300

export PATH=$HOME/espei4j:$PATH # edit: the folder in which espei is
export ESPEI_NO_BUILD=1         # build it before, on the login node:  espei --version
export ESPEI_JAVA_OPTS="-XX:ActiveProcessorCount=$SLURM_CPUS_PER_TASK"

# exec: so that Slurm's signal reaches the run itself.
exec espei --in "${1:-run.yaml}"
