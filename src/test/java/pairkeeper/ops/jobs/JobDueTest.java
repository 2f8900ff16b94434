package pairkeeper.ops.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pairkeeper.SettableClock;
import pairkeeper.core.job.Direction;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.Occurrence;
import pairkeeper.core.job.RsyncPreset;
import pairkeeper.core.job.Timetable;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.model.Text;
import pairkeeper.core.run.Run;
import pairkeeper.core.schedule.Decision.Kind;
import pairkeeper.core.schedule.DueTimes;
import pairkeeper.core.schedule.Rules;
import pairkeeper.core.schedule.Schedule;
import pairkeeper.core.schedule.Windows;
import pairkeeper.ops.DatabaseTransactions;
import pairkeeper.ops.Ids;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.store.TestDatabase;
import pairkeeper.store.inventory.Signature;
import pairkeeper.store.jobs.Jobs;
import pairkeeper.store.jobs.Occurrences;
import pairkeeper.store.runs.Runs;

/** What becomes of due times, over the real schema; servers are never asked here. */
class JobDueTest {
  private static final Instant MADE = Instant.parse("2026-11-20T00:10:00Z");

  private final TestDatabase database = new TestDatabase();
  private final Jobs jobs = database.with(new Jobs());
  private final Occurrences occurrences = database.with(new Occurrences());
  private final SettableClock clock = new SettableClock(MADE);
  private final List<UUID> started = new ArrayList<>();
  private final List<Instant> woken = new ArrayList<>();
  private RuntimeException refuses;
  private Runnable beforeStart = () -> {};
  private Job job;

  @BeforeEach
  void a_job_every_hour() {
    UUID customer = Ids.next();
    UUID site = Ids.next();
    UUID pair = Ids.next();
    String stamps =
        "timestamp with time zone '2026-01-01 10:00:00+00', 'a', timestamp with time zone"
            + " '2026-01-01 10:00:00+00', 'a', null";
    insert(
        "customer (id, version, name, active_name, language, note, tags, four_eyes, created_at,"
            + " created_by, changed_at, changed_by, archived_at)",
        customer + "', 0, 'c', 'c" + customer + "', 'pl', '', '', '', " + stamps);
    insert(
        "site (id, version, customer_id, name, active_name, place, time_zone, windows, created_at,"
            + " created_by, changed_at, changed_by, archived_at)",
        site + "', 0, '" + customer + "', 's', 's', '', 'UTC', '', " + stamps);
    insert(
        "pair (id, version, customer_id, site_id, name, active_name, platform, postgres_major,"
            + " service_address, note, tags, taken_by, taken_at, created_at, created_by,"
            + " changed_at, changed_by, archived_at)",
        pair
            + "', 0, '"
            + customer
            + "', '"
            + site
            + "', 'p', 'p', 'debian-systemd', '15', '', '', '', '', null, "
            + stamps);
    var places =
        List.of(
            new TreePlace(Ids.next(), "/srv/documents", ""),
            new TreePlace(Ids.next(), "/srv/documents", ""));
    var timetable =
        new Timetable(Optional.of(Schedule.parse("30 * * * *")), Rules.USUAL, Windows.ALWAYS);
    var made =
        new Job(
            Ids.next(),
            pair,
            customer,
            "Documents",
            RsyncPreset.DOCUMENTS.settings(places),
            timetable,
            Direction.FOLLOW,
            places.get(0).server(),
            false,
            null,
            new Stamp(0, null, "", null));
    job = database.in(() -> jobs.add(made, new Signature("Marta", MADE)));
  }

  private void insert(String into, String values) {
    database.in(() ->
        database
            .entityManager()
            .createNativeQuery("insert into " + into + " values ('" + values + ")")
            .executeUpdate());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void at(String time) {
    clock.goOn(Duration.between(clock.instant(), Instant.parse("2026-11-" + time + "Z")));
    console().decide(job.id());
  }

  private List<Occurrence> history() {
    return database.in(() -> occurrences.of(job.id(), 100));
  }

  private List<Kind> kinds() {
    return history().stream().map(Occurrence::kind).toList();
  }

  @Test
  void what_is_due_starts_once_and_the_next_due_time_is_waited_for() {
    at("20T00:30:01");
    at("20T00:30:02");

    assertThat(started).hasSize(1);
    assertThat(history())
        .singleElement()
        .satisfies(o -> {
          assertThat(o.due()).isEqualTo("2026-11-20T00:30:00Z");
          assertThat(o.run()).isEqualTo(started.getFirst());
          assertThat(o.why()).isNull();
        });
    assertThat(woken).containsOnly(Instant.parse("2026-11-20T01:30:00Z"));
  }

  @Test
  void of_two_consoles_at_one_due_time_one_starts_it_and_the_other_leaves_nothing() {
    beforeStart =
        () -> {
          beforeStart = () -> {};
          console().decide(job.id());
        };
    at("20T00:30:01");

    assertThat(started).hasSize(1);
    assertThat(kinds()).containsExactly(Kind.RUN);
    assertThat(history().getFirst().run()).isEqualTo(started.getFirst());
  }

  @Test
  void hours_that_were_missed_are_history_and_the_newest_is_made_up_for() {
    at("21T09:40:00");

    assertThat(kinds()).containsExactly(Kind.RUN, Kind.MERGED, Kind.MISSED);
    assertThat(history().get(2).count() + history().get(1).count()).isEqualTo(33);
    assertThat(started).hasSize(1);
  }

  @Test
  void what_cannot_start_for_a_moment_waits_and_says_why() {
    refuses = new Refused("server:" + Ids.next(), Text.of("remote.unreachable"));
    assertThatThrownBy(() -> at("20T00:30:01")).isInstanceOf(JobDue.NotYet.class);

    assertThat(history()).isEmpty();
    assertThat(stored().waiting()).isEqualTo(Text.of("remote.unreachable"));
    refuses = null;
    at("20T00:36:00");

    assertThat(started).hasSize(1);
    assertThat(stored().waiting()).isNull();
  }

  @Test
  void what_a_guard_forbids_is_skipped_in_its_words() {
    refuses = new Refused("", Text.of("jobs.refused.no-place"));
    at("20T00:30:01");

    assertThat(started).isEmpty();
    assertThat(kinds()).containsExactly(Kind.SKIPPED);
    assertThat(history().getFirst().why()).isEqualTo(Text.of("jobs.refused.no-place"));
    assertThat(woken).containsOnly(Instant.parse("2026-11-20T01:30:00Z"));
  }

  @Test
  void a_job_that_was_removed_starts_nothing_more() {
    database.in(() -> {
      jobs.archive(job, new Signature("Marta", MADE));
      return null;
    });
    at("20T00:30:01");

    assertThat(started).isEmpty();
    assertThat(history()).isEmpty();
  }

  private Job stored() {
    return database.in(() -> jobs.find(job.id(), Scope.all()).orElseThrow());
  }

  /** A console over the shared database. */
  private JobDue console() {
    var runs =
        new Runs() {
          @Override
          public Optional<Run> newestOf(UUID job) {
            return Optional.empty();
          }
        };
    return new JobDue(
        transactions(), jobs, occurrences, runs, times(), start(), new CurrentUser(), clock);
  }

  private JobTimes times() {
    return new JobTimes() {
      @Override
      Optional<DueTimes> of(Job it) {
        return it.timetable().times(ZoneOffset.UTC);
      }

      @Override
      void wakeNext(Job it) {
        of(it)
            .flatMap(due -> due.nextStart(occurrences.decided(it.id())))
            .ifPresent(due -> woken.add(due.at()));
      }
    };
  }

  private JobStart start() {
    return new JobStart() {
      @Override
      void due(Job it, Instant due, Consumer<UUID> first) {
        beforeStart.run();
        if (refuses != null) {
          throw refuses;
        }
        UUID run = Ids.next();
        transactions().run(() -> first.accept(run));
        started.add(run);
      }
    };
  }

  private Transactions transactions() {
    return new DatabaseTransactions(database);
  }
}
