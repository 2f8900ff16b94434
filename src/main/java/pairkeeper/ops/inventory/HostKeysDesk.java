package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.model.FourEyes;
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
  private Customers customers;
  private Author author;

  protected HostKeysDesk() {}

  @Inject
  HostKeysDesk(HostRepository hosts, Pairs pairs, Customers customers, Author author) {
    this.hosts = hosts;
    this.pairs = pairs;
    this.customers = customers;
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
    return pin(host, typedAsShown(shown, typed));
  }

  /**
   * The fingerprint that was typed.
   *
   * @throws Refused naming {@code fingerprint} when it is not what was shown
   */
  public String typedAsShown(String shown, String typed) {
    String key = Fingerprints.require("fingerprint", typed);
    if (!key.equals(shown)) {
      throw new Refused("fingerprint", Text.of("inventory.refused.not-shown", "shown", shown));
    }
    return key;
  }

  /**
   * A fingerprint as it is compared.
   *
   * @throws Refused naming {@code fingerprint} when it is none
   */
  public String typed(String text) {
    return Fingerprints.require("fingerprint", text);
  }

  /** Whether a second person has to agree before this key takes the place of the agreed one. */
  public boolean needsSecond(HostSheet sheet, String fingerprint) {
    String old = sheet.host().pinnedKey();
    return old != null
        && !old.equals(fingerprint)
        && customers.get(sheet.customer()).fourEyes().needs(FourEyes.HOST_KEY);
  }

  /**
   * Agrees to a host's key. Replacing one that was agreed to before is the same act where one
   * person is enough for it: they have typed or confirmed the fingerprint.
   *
   * @param fingerprint as {@code ssh-keygen -l} shows it
   * @throws Refused naming {@code fingerprint}, also where a second person has to agree first
   */
  public HostSheet pin(UUID host, String fingerprint) {
    HostSheet before = host(host);
    author.mayEdit(before.customer());
    String key = Fingerprints.require("fingerprint", fingerprint);
    if (needsSecond(before, key)) {
      throw new Refused("fingerprint", Text.of("approvals.key.needed"));
    }
    return pin(before, key, Map.of());
  }

  /**
   * Replaces the agreed key by one that a second person has agreed to, or that goes without them;
   * whether they may is decided before.
   *
   * @param agreed the key that it replaces
   * @param how what the audit is told besides
   * @throws Refused naming {@code fingerprint} when another key was agreed to meanwhile
   */
  public HostSheet pinDecided(
      UUID host, String agreed, String fingerprint, Map<String, String> how) {
    HostSheet before = host(host);
    if (!agreed.equals(before.host().pinnedKey())) {
      throw new Refused("fingerprint", Text.of("approvals.key.changed"));
    }
    return pin(before, Fingerprints.require("fingerprint", fingerprint), how);
  }

  private HostSheet pin(HostSheet before, String key, Map<String, String> how) {
    UUID host = before.host().id();
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
        details(key, old, how));
    return stored;
  }

  private static Map<String, String> details(String key, String old, Map<String, String> how) {
    var details = new HashMap<>(how);
    details.put("fingerprint", key);
    details.put("before", old == null ? "" : old);
    return details;
  }
}
