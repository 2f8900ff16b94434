package pairkeeper.core.notify;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.model.Text;

/** What is told of acts that stand in the audit. */
public final class AuditNews {
  /** Which acts are told, and as what. */
  public static final Map<String, Matter> ACTS =
      Map.of(
          "pair.fenced-again",
          Matter.FENCED,
          "approval.break-glass",
          Matter.BREAK_GLASS,
          "host-key.break-glass",
          Matter.BREAK_GLASS);

  private AuditNews() {}

  /**
   * The message; empty for an act that is not told.
   *
   * @param said the entry's own words
   */
  public static Optional<Message> message(
      AuditEntry entry, Text said, String pair, String customer, Instant now) {
    Matter matter = ACTS.get(entry.act());
    if (matter == null) {
      return Optional.empty();
    }
    var title = Text.of("notify.audit-act." + matter.word(), "pair", pair, "customer", customer);
    var by =
        Text.of("notify.audit-act.by", "by", entry.actorDisplay(), "at", entry.at().toString());
    return Optional.of(
        new Message(
            "audit:" + entry.chain() + ":" + entry.seq(),
            "pair:" + entry.pair(),
            matter.word(),
            matter.word(),
            entry.chain(),
            entry.pair(),
            now,
            new Message.Words(
                title,
                customer,
                pair,
                List.of(new Message.Line("", said), new Message.Line("", by)))));
  }
}
