package pairkeeper.core.notify;

import java.util.regex.Pattern;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.model.Words;

/** Where a channel leads; its secret (password, signing key, token) is kept elsewhere. */
public sealed interface Route {
  /** {@code webhook}, {@code mail} or {@code telegram}. */
  String kind();

  /** What people recognise it by; holds nothing that only the receiver should know. */
  String place();

  /** Whether the way there is encrypted. */
  boolean encrypted();

  /** The host to which the console connects. */
  String host();

  /** Whether it cannot do without a secret. */
  boolean needsSecret();

  /**
   * A JSON body posted to an address, signed with a key that both sides know.
   *
   * @param address of http or https; the path and the query may be secret and are not shown
   */
  record Webhook(String address) implements Route {
    public Webhook {
      WebAddress.require("address", address);
    }

    @Override
    public String kind() {
      return "webhook";
    }

    @Override
    public String place() {
      return WebAddress.origin(address);
    }

    @Override
    public boolean encrypted() {
      return WebAddress.encrypted(address);
    }

    @Override
    public String host() {
      return WebAddress.host(address);
    }

    @Override
    public boolean needsSecret() {
      return true;
    }
  }

  /**
   * A mail by SMTP.
   *
   * @param port 1 to 65535
   * @param user "" where the server wants no sign-in
   * @param to addresses, separated by commas
   */
  record Mail(String server, int port, Security security, String user, String from, String to)
      implements Route {
    private static final Pattern HOST =
        Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._:-]*[A-Za-z0-9])?");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+");

    /** How the line to the mail server is protected. */
    public enum Security {
      /** Begins in the clear and must be turned into TLS before anything is said. */
      STARTTLS,
      /** TLS from the first byte. */
      TLS,
      NONE;

      public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
      }
    }

    public Mail {
      if (server == null || !HOST.matcher(server).matches() || server.length() > 253) {
        throw new Refused("server", Text.of("notify.refused.host"));
      }
      if (port < 1 || port > 65_535) {
        throw new Refused("port", Text.of("notify.refused.port"));
      }
      if (security == null) {
        throw new Refused("security", Text.of("notify.refused.security"));
      }
      user = user == null ? "" : user.strip();
      Words.line("user", user, 0, 200);
      from = addresses("from", from, 1);
      to = addresses("to", to, 20);
    }

    private static String addresses(String field, String text, int most) {
      String[] all = text == null ? new String[0] : text.strip().split("\\s*[,;\\s]\\s*");
      if (all.length == 0 || all.length > most) {
        throw new Refused(field, Text.of("notify.refused.mail", "most", most));
      }
      for (String one : all) {
        if (!ADDRESS.matcher(one).matches() || one.length() > 254) {
          throw new Refused(field, Text.of("notify.refused.mail", "most", most));
        }
      }
      return String.join(", ", all);
    }

    @Override
    public String kind() {
      return "mail";
    }

    @Override
    public String place() {
      return to;
    }

    @Override
    public boolean encrypted() {
      return security != Security.NONE;
    }

    @Override
    public String host() {
      return server;
    }

    @Override
    public boolean needsSecret() {
      return !user.isEmpty();
    }
  }

  /**
   * A message by a bot of Telegram, or of a server that speaks the same.
   *
   * @param base address below which {@code /bot<token>/sendMessage} lies
   * @param chat number of the chat, or {@code @name} of a channel
   */
  record Telegram(String base, String chat) implements Route {
    public static final String USUAL = "https://api.telegram.org";
    private static final Pattern CHAT = Pattern.compile("-?[0-9]{1,20}|@[A-Za-z0-9_]{1,64}");

    public Telegram {
      base = base == null || base.isBlank() ? USUAL : base.strip().replaceAll("/+$", "");
      WebAddress.require("base", base);
      if (chat == null || !CHAT.matcher(chat).matches()) {
        throw new Refused("chat", Text.of("notify.refused.chat"));
      }
    }

    @Override
    public String kind() {
      return "telegram";
    }

    @Override
    public String place() {
      return chat + " · " + WebAddress.origin(base);
    }

    @Override
    public boolean encrypted() {
      return WebAddress.encrypted(base);
    }

    @Override
    public String host() {
      return WebAddress.host(base);
    }

    @Override
    public boolean needsSecret() {
      return true;
    }
  }
}
