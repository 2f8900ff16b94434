package pairkeeper.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The due times of one kind of schedule, in order; windows don't count here. */
sealed interface Times permits CronTimes, Times.Regular, Times.Single, Times.Known {

  /** The first after a moment. */
  Optional<Due> next(Instant after);

  /** How many lie after the first moment and not after the second. */
  long count(Instant after, Instant upTo);

  /**
   * @param ends when runs of the job that is followed have ended, in order
   */
  static Times of(Schedule schedule, ZoneId zone, List<Instant> ends) {
    return switch (schedule) {
      case Schedule.Cron cron -> new CronTimes(cron.fields(), zone);
      case Schedule.Every every -> new Regular(every.length(), every.from());
      case Schedule.Once once -> new Single(once.at());
      case Schedule.After after -> new Known(ends);
    };
  }

  /** Always the same time apart. */
  record Regular(Duration length, Instant from) implements Times {
    @Override
    public Optional<Due> next(Instant after) {
      return Optional.of(new Due(from.plus(length.multipliedBy(upTo(after)))));
    }

    @Override
    public long count(Instant after, Instant upTo) {
      return Math.max(0, upTo(upTo) - upTo(after));
    }

    private long upTo(Instant moment) {
      return moment.isBefore(from) ? 0 : Duration.between(from, moment).dividedBy(length) + 1;
    }
  }

  /** One. */
  record Single(Instant at) implements Times {
    @Override
    public Optional<Due> next(Instant after) {
      return at.isAfter(after) ? Optional.of(new Due(at)) : Optional.empty();
    }

    @Override
    public long count(Instant after, Instant upTo) {
      return at.isAfter(after) && !at.isAfter(upTo) ? 1 : 0;
    }
  }

  /** Those that have come already; no clock could tell the next one. */
  record Known(List<Instant> all) implements Times {
    @Override
    public Optional<Due> next(Instant after) {
      return all.stream().filter(at -> at.isAfter(after)).findFirst().map(Due::new);
    }

    @Override
    public long count(Instant after, Instant upTo) {
      return all.stream().filter(at -> at.isAfter(after) && !at.isAfter(upTo)).count();
    }
  }
}
