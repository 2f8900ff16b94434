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
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.ops.inventory.Trial.KeyStanding;
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
  private Pairs pairs;
  private HostKeysDesk desk;
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
      Pairs pairs,
      HostKeysDesk desk,
      Author author,
      ServerHosts hosts,
      AccessBook book,
      HostKeys keys,
      SshExecutor executor,
      Clock clock) {
    this.sites = sites;
    this.pairs = pairs;
    this.desk = desk;
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
    return of(hosts.tried(at, form.on()), form, Platforms.of(platform), PairChecks.major(major));
  }

  /**
   * Tries a stored server out.
   *
   * @throws pairkeeper.core.model.NotThere when there is none that the person may see
   */
  public Trial of(UUID server) {
    Pair pair = pairs.of(server);
    author.mayEdit(pair.customer());
    Instance i = pairs.server(server);
    var form =
        new ServerForm(
            i.id(), i.name(), HostForm.at(i.host().address(), null), i.osUser(), i.address(),
            i.port(), i.dataDirectory(), i.configDirectory(), i.clusterName(), i.role(),
            i.preferred(), i.sqlCredential());
    return of(i.host(), form, Platforms.of(pair.platform()), pair.postgresMajor());
  }

  /**
   * The key that a stored host shows now.
   *
   * @throws pairkeeper.core.model.NotThere when there is none that the person may see
   */
  public KeyAnswer offered(UUID host) {
    return KeyAnswer.of(keys.offered(book.of(desk.host(host).host())));
  }

  private Trial of(Host host, ServerForm form, Platform platform, String major) {
    SshAccess access = book.of(host);
    var findings = new ArrayList<Finding>();
    KeyAnswer.Shown offered;
    switch (KeyAnswer.of(keys.offered(access))) {
      case KeyAnswer.Unseen unseen -> {
        findings.add(Finding.block(unseen.why()));
        return new Trial(null, KeyStanding.UNSEEN, findings, Optional.empty());
      }
      case KeyAnswer.Shown shown -> offered = shown;
    }
    findings.add(
        Finding.ok(
            Text.of(
                "inventory.trial.answers", "address", host.address(), "port", host.sshPort())));
    KeyStanding standing = standing(host, offered);
    if (standing != KeyStanding.AGREED) {
      findings.add(Finding.block(notAgreed(host, offered)));
      return new Trial(offered, standing, findings, Optional.empty());
    }
    return new Trial(
        offered, standing, findings, facts(access, form, platform, major, findings));
  }

  private static Text notAgreed(Host host, KeyAnswer.Shown offered) {
    return host.pinnedKey() == null
        ? Text.of("inventory.trial.key-new", "fingerprint", offered.fingerprint())
        : Text.of(
            "inventory.trial.key-changed",
            "pinned", host.pinnedKey(), "fingerprint", offered.fingerprint());
  }

  private static KeyStanding standing(Host host, KeyAnswer.Shown offered) {
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
