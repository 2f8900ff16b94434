package pairkeeper.ops.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import pairkeeper.core.notify.Message;

/**
 * Where people's browsers reach this console ({@code PAIRKEEPER_PUBLIC_URL}), for the link in a
 * message: the console itself knows only where it listens, which may be behind a proxy.
 */
@ApplicationScoped
public class PublicAddress {
  /** The page about a thing, to which its id is appended. */
  static final Map<String, String> PAGES =
      Map.of(
          "pair", "/monitoring/pair.xhtml",
          "run", "/runs/run.xhtml",
          "job", "/jobs/job.xhtml");

  private String address = "";

  protected PublicAddress() {}

  @Inject
  PublicAddress(Config config) {
    this(config.getOptionalValue("pairkeeper.public.url", String.class).orElse(""));
  }

  PublicAddress(String address) {
    this.address = address.strip().replaceFirst("/+$", "");
  }

  /** Where a message's reader sees what it is about; "" when nobody said where that is. */
  String of(Message message) {
    if (address.isEmpty()) {
      return "";
    }
    String[] about = message.about().split(":", 2);
    String page = about.length == 2 ? PAGES.get(about[0]) : null;
    return page == null ? address + "/" : address + page + "?id=" + about[1];
  }
}
