package pairkeeper.ops.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Text;
import pairkeeper.core.notify.Channel;
import pairkeeper.core.notify.Message;
import pairkeeper.ops.inventory.Sites;
import pairkeeper.ops.texts.Figures;
import pairkeeper.ops.texts.Language;
import pairkeeper.ops.texts.Texts;

/** Writes messages in a channel's language, with times on the clock of whose pair it is. */
@ApplicationScoped
public class LetterWriter {
  private Texts texts;
  private Sites sites;
  private PublicAddress address;

  protected LetterWriter() {}

  @Inject
  LetterWriter(Texts texts, Sites sites, PublicAddress address) {
    this.texts = texts;
    this.sites = sites;
    this.address = address;
  }

  Letter write(UUID id, Message message, Channel channel) {
    ZoneId zone = zone(message.customer());
    Locale reader = Language.of(channel.language()).orElse(Language.ENGLISH).locale();
    var lines = new ArrayList<String>();
    for (Message.Line line : message.words().lines()) {
      String said = texts.say(line.text(), reader, zone);
      lines.add(line.label().isEmpty() ? said : line.label() + ": " + said);
    }
    String at = new Figures(texts, reader, zone).moment(message.at());
    return new Letter(
        id,
        message.at(),
        message.matter(),
        message.state(),
        message.customer(),
        message.words().customer(),
        message.pair(),
        message.words().pair(),
        texts.say(message.words().title(), reader, zone),
        List.copyOf(lines),
        address.of(message),
        texts.say(Text.of("notify.foot", "at", at, "channel", channel.name()), reader, zone));
  }

  private ZoneId zone(UUID customer) {
    return customer == null
        ? ZoneOffset.UTC
        : sites.of(customer).stream().findFirst().map(Site::zone).orElse(ZoneOffset.UTC);
  }
}
