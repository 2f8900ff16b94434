package pairkeeper.web.notify;

import java.io.Serializable;
import java.util.Arrays;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.notify.Route;
import pairkeeper.core.notify.Route.Mail.Security;

/** Where a channel leads, as it is typed. */
public class RouteFields implements Serializable {
  private static final long serialVersionUID = 1L;

  private String address;
  private String base = Route.Telegram.USUAL;
  private String chat;
  private String server;
  private String port = "587";
  private String security = Security.STARTTLS.word();
  private String user;
  private String from;
  private String to;

  static RouteFields of(Route route) {
    var fields = new RouteFields();
    switch (route) {
      case Route.Webhook w -> fields.address = w.address();
      case Route.Telegram t -> {
        fields.base = t.base();
        fields.chat = t.chat();
      }
      case Route.Mail m -> {
        fields.server = m.server();
        fields.port = String.valueOf(m.port());
        fields.security = m.security().word();
        fields.user = m.user();
        fields.from = m.from();
        fields.to = m.to();
      }
    }
    return fields;
  }

  /**
   * @throws Refused with the field that is wrong
   */
  Route toRoute(String kind) {
    return switch (kind) {
      case "mail" -> new Route.Mail(trimmed(server), number(), security(), user, from, to);
      case "telegram" -> new Route.Telegram(base, trimmed(chat));
      default -> new Route.Webhook(trimmed(address));
    };
  }

  private static String trimmed(String typed) {
    return typed == null ? "" : typed.strip();
  }

  private int number() {
    if (!trimmed(port).matches("\\d{1,5}")) {
      throw new Refused("port", Text.of("notify.refused.port"));
    }
    return Integer.parseInt(trimmed(port));
  }

  private Security security() {
    return Arrays.stream(Security.values())
        .filter(s -> s.word().equals(security))
        .findFirst()
        .orElse(null);
  }

  public String getAddress() {
    return address;
  }

  public void setAddress(String address) {
    this.address = address;
  }

  public String getBase() {
    return base;
  }

  public void setBase(String base) {
    this.base = base;
  }

  public String getChat() {
    return chat;
  }

  public void setChat(String chat) {
    this.chat = chat;
  }

  public String getServer() {
    return server;
  }

  public void setServer(String server) {
    this.server = server;
  }

  public String getPort() {
    return port;
  }

  public void setPort(String port) {
    this.port = port;
  }

  public String getSecurity() {
    return security;
  }

  public void setSecurity(String security) {
    this.security = security;
  }

  public String getUser() {
    return user;
  }

  public void setUser(String user) {
    this.user = user;
  }

  public String getFrom() {
    return from;
  }

  public void setFrom(String from) {
    this.from = from;
  }

  public String getTo() {
    return to;
  }

  public void setTo(String to) {
    this.to = to;
  }
}
