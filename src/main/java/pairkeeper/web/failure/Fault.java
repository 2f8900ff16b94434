package pairkeeper.web.failure;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/**
 * A failure that reached a page: gives it a number to be found by in the log, and says nothing of
 * it to the browser.
 */
@Named
@RequestScoped
public class Fault {
  /** Under this parameter a page is given the number of a failure that is in the log already. */
  static final String PARAMETER = "reference";

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
      String given = request.getParameter(PARAMETER);
      var why = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
      reference =
          why == null && Reference.possible(given)
              ? given
              : Reference.noted(why, request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    }
    return reference;
  }
}
