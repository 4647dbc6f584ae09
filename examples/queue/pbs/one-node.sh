#!/bin/bash
# An assessment on the cores of one node, which needs no cluster: the run file says  scheduler: dask  or nothing.
#
#     qsub -v RUN=run.yaml one-node.sh
#
#PBS -N espei
#PBS -l select=1:ncpus=16:mem=8gb
#PBS -l walltime=12:00:00

cores=16                        # as above
cd "$PBS_O_WORKDIR" || exit 1
export PATH=$HOME/espei4j:$PATH # edit: the folder in which espei is
export ESPEI_NO_BUILD=1         # build it before, on the login node:  espei --version
export ESPEI_JAVA_OPTS="-XX:ActiveProcessorCount=$cores"

# PBS gives a job only some seconds between its signal and its end. So the run is told ten minutes before the time limit
# to save its chains and to end.
exec timeout --signal=TERM 710m espei --in "${RUN:-run.yaml}"
