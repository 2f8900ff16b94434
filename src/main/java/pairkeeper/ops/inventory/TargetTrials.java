package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Target;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.platform.TargetPlace;
import pairkeeper.remote.SshExecutor;

/**
 * Tries a target out while it is typed: does its host answer, can one sign in, are the rights
 * there, is the place there. Changes nothing, neither there nor here.
 */
@ApplicationScoped
public class TargetTrials {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Targets targets;
  private Sites sites;
  private Author author;
  private ServerHosts hosts;
  private HostMeeting meeting;
  private SshExecutor executor;

  protected TargetTrials() {}

  @Inject
  TargetTrials(
      Targets targets,
      Sites sites,
      Author author,
      ServerHosts hosts,
      HostMeeting meeting,
      SshExecutor executor) {
    this.targets = targets;
    this.sites = sites;
    this.author = author;
    this.hosts = hosts;
    this.meeting = meeting;
    this.executor = executor;
  }

  /**
   * Tries out what was typed; nothing of it needs to be stored.
   *
   * @throws Refused when a field cannot be tried as it is
   */
  public Trial of(TargetForm form) {
    Site site = sites.meant(form.customer(), form.site());
    author.mayEdit(site.customer());
    return of(hosts.tried(site, form.on()), form.path());
  }

  /**
   * Tries a stored target out.
   *
   * @throws pairkeeper.core.model.NotThere when there is none that the person may see
   */
  public Trial of(UUID id) {
    Target target = targets.get(id);
    author.mayEdit(target.customer());
    return of(target.host(), target.path());
  }

  private Trial of(Host host, String path) {
    var met = meeting.meet(host);
    if (met.agreed()) {
      look(met, path);
    }
    return new Trial(met.offered(), met.key(), met.findings(), Optional.empty());
  }

  private void look(HostMeeting.Met met, String path) {
    var question = TargetPlace.question(met.user(), path.isEmpty() ? "/" : path);
    switch (executor.execute(met.access(), question, LIMIT, out -> {})) {
      case CommandResult.NotReached n -> met.findings().add(Finding.block(n.why()));
      case CommandResult.Lost l -> met.findings().add(Finding.block(l.why()));
      case CommandResult.Exited e when e.code() != 0 ->
          met.findings()
              .add(
                  Finding.block(
                      Text.of("inventory.trial.failed", "said", TrialReport.last(e.err()))));
      case CommandResult.Exited e -> {
        met.findings().add(Finding.ok(TrialReport.rights(met.access())));
        if (!path.isEmpty()) {
          met.findings().add(found(path, TargetPlace.read(e.out())));
        }
      }
    }
  }

  private static Finding found(String path, TargetPlace place) {
    return switch (place.state()) {
      case THERE ->
          Finding.ok(
              place.freeBytes() < 0
                  ? Text.of("inventory.trial.place-there", "path", path)
                  : Text.of(
                      "inventory.trial.place-free", "path", path, "freeBytes", place.freeBytes()));
      case ABSENT -> Finding.block(Text.of("inventory.trial.place-absent", "path", path));
      case NO_ZFS -> Finding.block(Text.of("inventory.trial.place-no-zfs", "path", path));
    };
  }
}
