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
import pairkeeper.core.job.Retries;
import pairkeeper.core.job.Retry;
import pairkeeper.core.job.RsyncPreset;
import pairkeeper.core.job.Timetable;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;
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
  private final List<Instant> of = new ArrayList<>();
  private RunState newest;
  private List<Instant> ends = List.of();
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
        new Timetable(
            Optional.of(Schedule.parse("30 * * * *")), Rules.USUAL, Windows.ALWAYS, Retries.USUAL);
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
  void a_run_that_failed_is_tried_again_for_the_same_due_time_when_its_pause_is_over() {
    at("20T00:30:01");
    failed("2026-11-20T00:40:00Z");
    at("20T00:40:30");
    assertThat(started).hasSize(1);

    at("20T00:45:01");
    at("20T00:45:02");
    assertThat(started).hasSize(2);
    assertThat(of).containsExactly(due("00:30"), due("00:30"));
    assertThat(history().getFirst().why().args()).containsEntry("attempt", 1L);
    assertThat(stored().retry()).isNull();
  }

  @Test
  void of_two_consoles_one_tries_again() {
    at("20T00:30:01");
    failed("2026-11-20T00:40:00Z");
    beforeStart =
        () -> {
          beforeStart = () -> {};
          console().decide(job.id());
        };
    at("20T00:45:01");

    assertThat(started).hasSize(2);
    assertThat(kinds()).containsExactly(Kind.RUN, Kind.RUN);
  }

  @Test
  void the_next_due_time_takes_the_place_of_what_was_to_be_tried_again() {
    at("20T00:30:01");
    failed("2026-11-20T01:28:00Z");
    at("20T01:33:01");

    assertThat(started).hasSize(2);
    assertThat(of).containsExactly(due("00:30"), due("01:30"));
    assertThat(stored().retry()).isNull();
  }

  @Test
  void a_failed_run_that_a_person_took_up_again_is_not_tried_beside_it() {
    at("20T00:30:01");
    failed("2026-11-20T00:40:00Z");
    newest = RunState.RUNNING;
    at("20T00:45:01");

    assertThat(started).hasSize(1);
  }

  @Test
  void what_could_start_again_only_too_late_is_given_up() {
    at("20T00:30:01");
    Instant endedLate = Instant.parse("2026-11-20T00:40:00Z");
    failed("2026-11-20T00:40:00Z");
    database.in(() -> {
      jobs.triesAgain(job.id(), new Retry(endedLate, MADE.minus(Duration.ofHours(12)), 1));
      return null;
    });
    at("20T00:45:01");

    assertThat(started).hasSize(1);
    assertThat(stored().retry()).isNull();
  }

  @Test
  void a_job_that_was_started_meanwhile_is_not_tried_again() {
    at("20T00:30:01");
    failed("2026-11-20T00:40:00Z");
    database.in(() -> {
      jobs.ran(job.id(), Ids.next());
      return null;
    });
    assertThat(stored().retry()).isNull();
  }

  private static Instant due(String time) {
    return Instant.parse("2026-11-20T" + time + ":00Z");
  }

  /** The run of the newest due time has failed for a reason that may pass. */
  private void failed(String at) {
    newest = RunState.FAILED;
    Occurrence decided = history().getFirst();
    var step =
        new RunStep(
            "copy",
            1,
            StepState.FAILED,
            1,
            MADE,
            MADE,
            12,
            Text.of("runs.why.exit"),
            "",
            null,
            null,
            List.of());
    Retry retry =
        Retry.after(
                run(decided.run(), Instant.parse(at)),
                List.of(step),
                stored(),
                Optional.of(decided))
            .orElseThrow();
    database.in(() -> {
      jobs.triesAgain(job.id(), retry);
      return null;
    });
  }

  private Run run(UUID id, Instant ended) {
    return new Run(
        id,
        7,
        id,
        id,
        id,
        "p",
        "rsync",
        newest,
        1,
        1,
        "Console",
        null,
        "console",
        "Documents",
        "",
        null,
        MADE,
        MADE,
        ended,
        false,
        "",
        null,
        job.id());
  }

  @Test
  void what_follows_another_job_starts_once_after_each_of_its_runs() {
    database.in(() -> {
      database
          .entityManager()
          .createNativeQuery("update job set schedule_text = 'after " + Ids.next() + "'")
          .executeUpdate();
      return null;
    });
    ends = List.of(due("00:20"));
    at("20T00:20:01");
    at("20T00:20:02");
    ends = List.of(due("00:20"), due("00:50"));
    at("20T00:50:01");

    assertThat(of).containsExactly(due("00:20"), due("00:50"));
    assertThat(kinds()).containsExactly(Kind.RUN, Kind.RUN);
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
            return newest == null ? Optional.empty() : Optional.of(run(job, ended()));
          }

          private Instant ended() {
            return newest == RunState.RUNNING ? null : MADE;
          }
        };
    return new JobDue(
        transactions(), jobs, occurrences, runs, times(), start(), new CurrentUser(), clock);
  }

  private JobTimes times() {
    return new JobTimes() {
      @Override
      Optional<DueTimes> of(Job it) {
        return it.timetable().times(ZoneOffset.UTC, ends);
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
        of.add(due);
      }
    };
  }

  private Transactions transactions() {
    return new DatabaseTransactions(database);
  }
}
