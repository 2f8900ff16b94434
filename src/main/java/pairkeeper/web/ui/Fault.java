package pairkeeper.web.ui;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A failure that reached a page: gives it a number to be found by in the log, and says nothing of
 * it to the browser.
 */
@Named
@RequestScoped
public class Fault {
  private static final System.Logger LOG = System.getLogger(Fault.class.getName());
  private static final SecureRandom RANDOM = new SecureRandom();

  private HttpServletRequest request;
  private String reference;

  protected Fault() {}

  @Inject
  Fault(HttpServletRequest request) {
    this.request = request;
  }

  /** Eight hexadecimal digits; asked for the first time, it writes the failure into the log. */
  public String getReference() {
    if (reference == null) {
      byte[] number = new byte[4];
      RANDOM.nextBytes(number);
      reference = HexFormat.of().formatHex(number);
      var why = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
      Object where = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
      LOG.log(Level.ERROR, "reference " + reference + ", page " + plain(where), why);
    }
    return reference;
  }

  private static String plain(Object uri) {
    return String.valueOf(uri).replaceAll("[^\\x21-\\x7e]", "?");
  }
}
