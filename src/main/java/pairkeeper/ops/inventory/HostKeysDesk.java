package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.model.HostSheet;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.store.inventory.HostRepository;

/**
 * Pins host keys: the fingerprint that a person has seen and agreed to is the only one that the
 * console ever logs in to.
 */
@ApplicationScoped
@Transactional
public class HostKeysDesk {
  private HostRepository hosts;
  private Pairs pairs;
  private Author author;

  protected HostKeysDesk() {}

  @Inject
  HostKeysDesk(HostRepository hosts, Pairs pairs, Author author) {
    this.hosts = hosts;
    this.pairs = pairs;
    this.author = author;
  }

  /**
   * @throws NotThere when there is none that the person may see
   */
  public HostSheet host(UUID id) {
    return hosts.find(author.reads(), id).orElseThrow(() -> new NotThere("host", id));
  }

  /** The host of a server. */
  public HostSheet hostOf(UUID server) {
    return host(pairs.server(server).host().id());
  }

  /**
   * Replaces a key that was agreed to before, by the one that the host showed and that the person
   * has heard from the host's owner and typed.
   *
   * @param shown what the person saw on the page
   * @throws Refused naming {@code fingerprint} when what was typed is not what was shown
   */
  public HostSheet replace(UUID host, String shown, String typed) {
    String key = Fingerprints.require("fingerprint", typed);
    if (!key.equals(shown)) {
      throw new Refused("fingerprint", Text.of("inventory.refused.not-shown", "shown", shown));
    }
    return pin(host, key);
  }

  /**
   * Agrees to a host's key. Replacing one that was agreed to before is the same act: the person has
   * typed or confirmed the fingerprint.
   *
   * @param fingerprint as {@code ssh-keygen -l} shows it
   * @throws Refused naming {@code fingerprint}
   */
  public HostSheet pin(UUID host, String fingerprint) {
    HostSheet before = host(host);
    author.mayEdit(before.customer());
    String key = Fingerprints.require("fingerprint", fingerprint);
    HostSheet stored = hosts.pin(author.reads(), host, key, author.signature());
    String old = before.host().pinnedKey();
    boolean again = old != null && !old.equals(key);
    author.tell(
        again ? "host-key.replaced" : "host-key.pinned",
        before.customer(),
        null,
        Text.of(
            again ? "inventory.audit.key-replaced" : "inventory.audit.key-pinned",
            "host",
            before.host().address()),
        Map.of("fingerprint", key, "before", old == null ? "" : old));
    return stored;
  }
}
