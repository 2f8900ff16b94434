package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.ops.inventory.Trial.KeyStanding;
import pairkeeper.remote.HostKey;
import pairkeeper.remote.HostKeys;
import pairkeeper.remote.SshAccess;
import pairkeeper.remote.SshExecutor;

/**
 * Tries a server out while it is typed: does it answer, which key does it show, can one sign in, are
 * the rights there, what runs on it. Changes nothing, neither there nor here.
 */
@ApplicationScoped
public class Trials {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Sites sites;
  private Author author;
  private ServerHosts hosts;
  private AccessBook book;
  private HostKeys keys;
  private SshExecutor executor;
  private Clock clock;

  protected Trials() {}

  @Inject
  Trials(
      Sites sites,
      Author author,
      ServerHosts hosts,
      AccessBook book,
      HostKeys keys,
      SshExecutor executor,
      Clock clock) {
    this.sites = sites;
    this.author = author;
    this.hosts = hosts;
    this.book = book;
    this.keys = keys;
    this.executor = executor;
    this.clock = clock;
  }

  /**
   * Tries out what was typed; nothing of it needs to be stored.
   *
   * @param platform id of the platform record
   * @param major "15", or "" when any will do
   * @throws Refused when a field cannot be tried as it is
   */
  public Trial of(UUID site, ServerForm form, String platform, String major) {
    Site at = sites.get(site);
    author.mayEdit(at.customer());
    return of(hosts.tried(at, form), form, Platforms.of(platform), PairChecks.major(major));
  }

  private Trial of(Host host, ServerForm form, Platform platform, String major) {
    SshAccess access = book.of(host);
    var findings = new ArrayList<Finding>();
    HostKey offered;
    switch (keys.offered(access)) {
      case HostKeys.Unseen unseen -> {
        findings.add(Finding.block(unseen.why()));
        return new Trial(null, KeyStanding.UNSEEN, findings, Optional.empty());
      }
      case HostKeys.Shown shown -> offered = shown.key();
    }
    findings.add(
        Finding.ok(
            Text.of(
                "inventory.trial.answers", "address", host.address(), "port", host.sshPort())));
    KeyStanding standing = standing(host, offered);
    if (standing != KeyStanding.AGREED) {
      findings.add(
          Finding.block(
              Text.of(
                  standing == KeyStanding.NEW
                      ? "inventory.trial.key-new"
                      : "inventory.trial.key-changed",
                  "fingerprint",
                  offered.fingerprint())));
      return new Trial(offered, standing, findings, Optional.empty());
    }
    return new Trial(
        offered, standing, findings, facts(access, form, platform, major, findings));
  }

  private static KeyStanding standing(Host host, HostKey offered) {
    if (host.pinnedKey() == null) {
      return KeyStanding.NEW;
    }
    return host.pinnedKey().equals(offered.fingerprint())
        ? KeyStanding.AGREED
        : KeyStanding.CHANGED;
  }

  private Optional<ServerFacts> facts(
      SshAccess access,
      ServerForm form,
      Platform platform,
      String major,
      List<Finding> findings) {
    String user = access.privilege() == Privilege.OS_USER ? access.user() : "root";
    var question =
        platform.facts(
            user,
            form.postgresPort(),
            PairChecks.clusterName(form.clusterName()),
            PairChecks.directory("dataDirectory", form.dataDirectory()),
            major);
    Instant asked = clock.instant();
    CommandResult answer = executor.execute(access, question, LIMIT, out -> {});
    return switch (answer) {
      case CommandResult.NotReached n -> stopped(findings, n.why());
      case CommandResult.Lost l -> stopped(findings, l.why());
      case CommandResult.Exited e when e.code() != 0 ->
          stopped(findings, Text.of("inventory.trial.failed", "said", last(e.err())));
      case CommandResult.Exited e -> {
        Instant middle = asked.plus(Duration.between(asked, clock.instant()).dividedBy(2));
        ServerFacts facts = platform.read(e.out(), middle);
        findings.addAll(TrialReport.of(access, facts));
        yield Optional.of(facts);
      }
    };
  }

  private static Optional<ServerFacts> stopped(List<Finding> findings, Text why) {
    findings.add(Finding.block(why));
    return Optional.empty();
  }

  private static String last(String said) {
    String text = said.strip();
    return text.length() <= 300 ? text : text.substring(text.length() - 300);
  }
}
