package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Text;
import pairkeeper.ops.inventory.Trial.KeyStanding;
import pairkeeper.remote.HostKeys;
import pairkeeper.remote.SshAccess;

/** Meets a host: does it answer, and is the key that it shows the one that was agreed to. */
@ApplicationScoped
class HostMeeting {
  private AccessBook book;
  private HostKeys keys;

  protected HostMeeting() {}

  @Inject
  HostMeeting(AccessBook book, HostKeys keys) {
    this.book = book;
    this.keys = keys;
  }

  /**
   * What came of it.
   *
   * @param offered the key that it showed, or null when it did not answer
   * @param findings may be added to
   */
  record Met(SshAccess access, KeyAnswer.Shown offered, KeyStanding key, List<Finding> findings) {

    /** Whether one may sign in there. */
    boolean agreed() {
      return key == KeyStanding.AGREED;
    }

    /** As whom the host is looked at. */
    String user() {
      return access.privilege() == Privilege.OS_USER ? access.user() : "root";
    }
  }

  /** The key that the host shows now. */
  KeyAnswer offered(Host host) {
    return KeyAnswer.of(keys.offered(book.of(host)));
  }

  Met meet(Host host) {
    SshAccess access = book.of(host);
    var findings = new ArrayList<Finding>();
    return switch (KeyAnswer.of(keys.offered(access))) {
      case KeyAnswer.Unseen unseen -> {
        findings.add(Finding.block(unseen.why()));
        yield new Met(access, null, KeyStanding.UNSEEN, findings);
      }
      case KeyAnswer.Shown shown -> {
        findings.add(
            Finding.ok(
                Text.of(
                    "inventory.trial.answers", "address", host.address(), "port", host.sshPort())));
        KeyStanding key = standing(host, shown);
        if (key != KeyStanding.AGREED) {
          findings.add(Finding.block(notAgreed(host, shown)));
        }
        yield new Met(access, shown, key, findings);
      }
    };
  }

  private static Text notAgreed(Host host, KeyAnswer.Shown offered) {
    return host.pinnedKey() == null
        ? Text.of("inventory.trial.key-new", "fingerprint", offered.fingerprint())
        : Text.of(
            "inventory.trial.key-changed",
            "pinned",
            host.pinnedKey(),
            "fingerprint",
            offered.fingerprint());
  }

  private static KeyStanding standing(Host host, KeyAnswer.Shown offered) {
    if (host.pinnedKey() == null) {
      return KeyStanding.NEW;
    }
    return host.pinnedKey().equals(offered.fingerprint())
        ? KeyStanding.AGREED
        : KeyStanding.CHANGED;
  }
}
