package pairkeeper.ops.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.access.Right;
import pairkeeper.core.archive.Pruned;
import pairkeeper.core.count.KeptCount;
import pairkeeper.core.job.CrontabCopy;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.JobSettings;
import pairkeeper.core.job.KeptBackup;
import pairkeeper.core.job.Occurrence;
import pairkeeper.core.job.RsyncSettings;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.model.Target;
import pairkeeper.core.model.Text;
import pairkeeper.core.rehearsal.Rehearsal;
import pairkeeper.core.schedule.Decisions;
import pairkeeper.core.schedule.Schedule;
import pairkeeper.core.serverlog.KeptLook;
import pairkeeper.core.serverlog.KnownKind;
import pairkeeper.ops.Ids;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.Targets;
import pairkeeper.store.inventory.Signature;
import pairkeeper.store.jobs.Counts;
import pairkeeper.store.jobs.Jobs;
import pairkeeper.store.jobs.KeptBackups;
import pairkeeper.store.jobs.LogLooks;
import pairkeeper.store.jobs.Occurrences;
import pairkeeper.store.jobs.Prunes;
import pairkeeper.store.jobs.Rehearsals;

/** Where people make, change and remove the jobs of a pair. */
@ApplicationScoped
@Transactional
public class JobDesk {
  private static final String FOLLOWED = "after";

  private Jobs jobs;
  private Occurrences occurrences;
  private Counts counts;
  private KeptBackups backups;
  private Rehearsals rehearsals;
  private Prunes prunes;
  private LogLooks logs;
  private JobTimes times;
  private Pairs pairs;
  private Targets targets;
  private CurrentUser user;
  private AuditLog audit;
  private Clock clock;

  protected JobDesk() {}

  @Inject
  JobDesk(
      Jobs jobs,
      Occurrences occurrences,
      Counts counts,
      KeptBackups backups,
      Rehearsals rehearsals,
      Prunes prunes,
      LogLooks logs,
      JobTimes times,
      Pairs pairs,
      Targets targets,
      CurrentUser user,
      AuditLog audit,
      Clock clock) {
    this.jobs = jobs;
    this.occurrences = occurrences;
    this.counts = counts;
    this.backups = backups;
    this.rehearsals = rehearsals;
    this.prunes = prunes;
    this.logs = logs;
    this.times = times;
    this.pairs = pairs;
    this.targets = targets;
    this.user = user;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Those of a pair, by their names.
   *
   * @throws NotThere when there is no such pair that the person may see
   */
  public List<Job> of(UUID pair) {
    return jobs.of(pairs.get(pair).id());
  }

  /**
   * @throws NotThere when there is no such job that the person may see
   */
  public Job get(UUID id) {
    return jobs.find(id, user.customers()).orElseThrow(() -> new NotThere("job", id));
  }

  /**
   * What a crontab's rsync would be as a job of the pair; nothing is stored.
   *
   * @throws Refused naming {@code crontab} when it cannot be taken over
   */
  public CrontabCopy read(UUID pair, String crontab) {
    return CrontabCopy.of(crontab == null ? "" : crontab, pairs.get(pair));
  }

  /**
   * @throws Refused with the field that is wrong
   */
  public Job make(UUID pairId, JobForm form) {
    Pair pair = pairs.get(pairId);
    user.require(Right.EDIT, pair.customer());
    Job job = checked(Ids.next(), pair, form, 0);
    Job made = jobs.add(job, signature());
    times.wakeNext(made);
    tell("made", made);
    return made;
  }

  /**
   * Puts this in the place of what there is. Whoever does so has looked at it: from now on the copy
   * goes from whoever is primary now.
   *
   * @param version that the person had before them
   * @throws pairkeeper.core.model.Overtaken when somebody else changed it meanwhile
   * @throws Refused with the field that is wrong
   */
  public Job change(UUID id, int version, JobForm form) {
    Job before = get(id);
    user.require(Right.EDIT, before.customer());
    if (!before.settings().kind().equals(form.settings().kind())) {
      throw new Refused("kind", Text.of("jobs.refused.kind"));
    }
    Job changed = jobs.put(checked(id, pairs.get(before.pair()), form, version), signature());
    if (before.paused() && !changed.paused()) {
      leaveOut(before, Text.of("jobs.why.paused"));
    } else if (!before.timetable().equals(changed.timetable())) {
      leaveOut(before, Text.of("jobs.why.changed"));
    }
    times.wakeNext(changed);
    tell("changed", changed);
    return changed;
  }

  /**
   * Lets nothing but a person start it, or ends that. Unlike {@link #change} it does not say that
   * somebody looked at what is copied whereto.
   */
  public Job pause(UUID id, boolean paused) {
    Job job = get(id);
    user.require(Right.EDIT, job.customer());
    if (job.paused() == paused) {
      return job;
    }
    Job changed = jobs.put(job.paused(paused), signature());
    if (!paused) {
      leaveOut(job, Text.of("jobs.why.paused"));
    }
    times.wakeNext(changed);
    tell("changed", changed);
    return changed;
  }

  /**
   * Takes it out of use; a run of it that goes on is not touched.
   *
   * @throws pairkeeper.core.model.Overtaken when somebody changed it meanwhile
   * @throws Refused while another job follows it
   */
  public void remove(UUID id, int version) {
    Job job = get(id);
    user.require(Right.EDIT, job.customer());
    jobs.followers(id).stream()
        .findFirst()
        .ifPresent(next -> {
          throw new Refused("", Text.of("jobs.refused.followed", "name", next.name()));
        });
    jobs.archive(with(job, version), signature());
    tell("removed", job);
  }

  /** What was due until now and is not decided stays undone, and that is history. */
  private void leaveOut(Job before, Text why) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant decided = occurrences.decided(before.id());
    times
        .of(before)
        .flatMap(due -> Decisions.skip(due, decided, now, why))
        .map(decision -> List.of(Occurrence.of(before.id(), decision, null, now)))
        .ifPresent(since -> occurrences.settle(before.id(), decided, since));
    jobs.countFrom(before.id(), now);
  }

  /** When it is due next, if it is. */
  public Optional<Instant> next(Job job) {
    return times.next(job);
  }

  /** What became of its due times, newest first. */
  public List<Occurrence> occurrences(UUID id, int most) {
    return occurrences.of(get(id).id(), most);
  }

  /** What it counted, the newest run first. */
  public List<KeptCount> counts(UUID id, int most) {
    return counts.of(get(id).id(), most);
  }

  /** The backups that it took, the newest first. */
  public List<KeptBackup> backups(UUID id, int most) {
    return backups.of(get(id).id(), most);
  }

  /** The failovers that it rehearsed, the newest first. */
  public List<Rehearsal> rehearsals(UUID id, int most) {
    return rehearsals.of(get(id).id(), most);
  }

  /** What it removed from archives of WAL, the newest first. */
  public List<Pruned> prunes(UUID id, int most) {
    return prunes.of(get(id).id(), most);
  }

  /** Its looks at servers' logs, the newest first. */
  public List<KeptLook> looks(UUID id, int most) {
    return logs.of(get(id).id(), most);
  }

  /** The kinds of message that it found in servers' logs, those seen last first. */
  public List<KnownKind> logged(UUID id, int most) {
    return logs.kinds(get(id).id(), most);
  }

  /** The newest failover that any job of a pair rehearsed. */
  public Optional<Rehearsal> rehearsed(UUID pair) {
    return rehearsals.newest(pairs.get(pair).id());
  }

  private Job checked(UUID id, Pair pair, JobForm form, int version) {
    var job =
        new Job(
            id,
            pair.id(),
            pair.customer(),
            form.name(),
            form.settings(),
            form.timetable(),
            form.direction(),
            pair.primary().id(),
            form.paused(),
            null,
            null,
            new Stamp(version, null, "", null));
    if (jobs.named(pair.id(), job.name(), id)) {
      throw new Refused("name", Text.of("jobs.refused.name-taken"));
    }
    requireServers(job.settings(), pair);
    job.settings()
        .as(RsyncSettings.class)
        .flatMap(RsyncSettings::target)
        .ifPresent(place -> requireTarget(place, pair));
    requireFollowed(job);
    return job;
  }

  /** What it follows is another job of the pair, which does not follow it in turn. */
  private void requireFollowed(Job job) {
    Map<UUID, Job> others =
        jobs.of(job.pair()).stream().collect(Collectors.toMap(Job::id, other -> other));
    Optional<UUID> followed = job.timetable().follows().map(Schedule.After::job);
    if (followed.isPresent() && !others.containsKey(followed.get())) {
      throw new Refused(FOLLOWED, Text.of("jobs.refused.after-unknown"));
    }
    while (followed.isPresent()) {
      if (followed.get().equals(job.id())) {
        throw new Refused(FOLLOWED, Text.of("jobs.refused.after-circle"));
      }
      followed =
          Optional.ofNullable(others.get(followed.get()))
              .flatMap(other -> other.timetable().follows())
              .map(Schedule.After::job);
    }
  }

  private static void requireServers(JobSettings settings, Pair pair) {
    for (int i = 0; i < settings.servers().size(); i++) {
      if (pair.server(settings.servers().get(i)).isEmpty()) {
        throw new Refused("places[" + i + "].server", Text.of("jobs.refused.server"));
      }
    }
  }

  /** A second medium of the pair's own customer, and nothing of it that lies elsewhere. */
  private void requireTarget(TreePlace place, Pair pair) {
    Target target =
        targets.find("", pair.customer()).stream()
            .filter(it -> it.id().equals(place.server()) && it.kind() == Target.Kind.SECOND_MEDIUM)
            .findFirst()
            .orElseThrow(() -> new Refused("target.id", Text.of("jobs.refused.target")));
    String path = target.path().replaceFirst("/+$", "");
    if (!target.path().startsWith("/")
        || !(place.path().equals(path) || place.path().startsWith(path + "/"))) {
      throw new Refused(
          "target.path",
          Text.of("jobs.refused.target-path", "name", target.name(), "path", target.path()));
    }
  }

  private static Job with(Job job, int version) {
    return new Job(
        job.id(),
        job.pair(),
        job.customer(),
        job.name(),
        job.settings(),
        job.timetable(),
        job.direction(),
        job.primary(),
        job.paused(),
        null,
        null,
        new Stamp(version, null, "", null));
  }

  private Signature signature() {
    return new Signature(user.actor().display(), clock.instant());
  }

  private void tell(String what, Job job) {
    String pair = pairs.get(job.pair()).name();
    var details =
        Map.of(
            "job", job.id().toString(),
            "settings", job.settings().toString(),
            "schedule", job.timetable().text(),
            "direction", job.direction().word(),
            "paused", Boolean.toString(job.paused()));
    audit.record(
        "job." + what,
        job.customer(),
        job.pair(),
        Text.of("jobs.audit." + what, "name", job.name(), "pair", pair),
        details);
  }
}
