package pairkeeper.web.ui;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** What the address of a list says of which part of it is wanted. */
@RequestScoped
public class AddressWords {
  private HttpServletRequest request;

  protected AddressWords() {}

  @Inject
  AddressWords(HttpServletRequest request) {
    this.request = request;
  }

  /** The value of that name, "" when there is none. */
  public String text(String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value.strip();
  }

  /** The number of the page, from 1. */
  public int page() {
    return text("page").matches("[1-9]\\d{0,4}") ? Integer.parseInt(text("page")) : 1;
  }

  /**
   * The address of a page of the console with these values; "" is left out.
   *
   * @param path starts with a slash
   */
  public String to(String path, Map<String, String> given) {
    var address = new StringBuilder(request.getContextPath() + path);
    given.forEach((name, value) -> {
      if (!value.isEmpty()) {
        address.append(address.indexOf("?") < 0 ? '?' : '&').append(name).append('=');
        address.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
      }
    });
    return address.toString();
  }

  /** The value of that name, null when it is none or no id. */
  public UUID id(String name) {
    try {
      return text(name).isEmpty() ? null : UUID.fromString(text(name));
    } catch (IllegalArgumentException none) {
      return null;
    }
  }
}
