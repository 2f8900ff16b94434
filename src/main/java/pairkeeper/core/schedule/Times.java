package pairkeeper.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** The due times of one kind of schedule, in order; windows don't count here. */
sealed interface Times permits CronTimes, Times.Regular, Times.Single, Times.None {

  /** The first after a moment. */
  Optional<Due> next(Instant after);

  /** How many lie after the first moment and not after the second. */
  long count(Instant after, Instant upTo);

  static Times of(Schedule schedule, ZoneId zone) {
    return switch (schedule) {
      case Schedule.Cron cron -> new CronTimes(cron.fields(), zone);
      case Schedule.Every every -> new Regular(every.length(), every.from());
      case Schedule.Once once -> new Single(once.at());
      case Schedule.After after -> new None();
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

  /** None that a clock could tell. */
  record None() implements Times {
    @Override
    public Optional<Due> next(Instant after) {
      return Optional.empty();
    }

    @Override
    public long count(Instant after, Instant upTo) {
      return 0;
    }
  }
}
