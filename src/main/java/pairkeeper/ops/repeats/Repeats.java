package pairkeeper.ops.repeats;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.Ids;
import pairkeeper.ops.Sha256;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.Vault;
import pairkeeper.store.repeat.Begun;
import pairkeeper.store.repeat.RepeatStore;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does a command once, however often it comes with the same key from the same user within a day;
 * keys of others do not meet. Only what was done is remembered: a refused command may be mended and
 * sent again under its key.
 *
 * <p>The key is taken in a transaction of its own before the command begins. If the console dies in
 * between, nobody knows how the command ended, and that is what a repetition is told.
 */
@ApplicationScoped
public class Repeats {
  /** A key is remembered for this long. */
  public static final Duration KEPT = Duration.ofHours(24);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RepeatStore store;
  private Vault vault;
  private Transactions transactions;
  private CurrentUser user;
  private Clock clock;

  protected Repeats() {}

  @Inject
  public Repeats(
      RepeatStore store, Vault vault, Transactions transactions, CurrentUser user, Clock clock) {
    this.store = store;
    this.vault = vault;
    this.transactions = transactions;
    this.user = user;
    this.clock = clock;
  }

  /**
   * Takes the key, or tells what came of it before.
   *
   * @param key 1 to 200 characters, chosen by the sender
   * @param request all that makes up the command
   */
  public Repeat begin(String key, String request) {
    UUID who = user.actor().id();
    String asked = Sha256.hex(request);
    Optional<Begun> before =
        transactions.in(() -> {
          store.forgetBefore(clock.instant().minus(KEPT));
          return store.find(who, key);
        });
    if (before.isPresent()) {
      return again(before.get(), asked);
    }
    UUID id = Ids.next();
    try {
      transactions.run(() -> store.begin(id, who, key, asked, clock.instant()));
      return new Repeat.First(id);
    } catch (RuntimeException taken) {
      // two at once: one of them has the key now
      return again(transactions.in(() -> store.find(who, key)).orElseThrow(() -> taken), asked);
    }
  }

  private Repeat again(Begun before, String asked) {
    if (!before.request().equals(asked)) {
      return new Repeat.Different();
    }
    if (before.status() == null) {
      return new Repeat.Underway(before.at());
    }
    String json = vault.unseal(before.id(), before.sealed()).reveal();
    return new Repeat.Answered(JSON.readValue(json, Answer.class));
  }

  /** The command was carried out. */
  public void done(Repeat.First first, Answer answer) {
    byte[] sealed = vault.seal(first.id(), Secret.of(JSON.writeValueAsString(answer)));
    transactions.run(() -> store.end(first.id(), answer.status(), sealed));
  }

  /** The command was refused or failed, and nothing was done. */
  public void refused(Repeat.First first) {
    transactions.run(() -> store.forget(first.id()));
  }
}
