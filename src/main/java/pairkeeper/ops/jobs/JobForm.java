package pairkeeper.ops.jobs;

import pairkeeper.core.job.Direction;
import pairkeeper.core.job.JobSettings;
import pairkeeper.core.job.Timetable;

/** What a person says of a job. */
public record JobForm(
    String name, JobSettings settings, Timetable timetable, Direction direction, boolean paused) {}
