package pairkeeper.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Sends a browser elsewhere, whichever way it asked: a page, a form, Ajax, or a live part. */
public final class Redirection {
  private final HttpServletRequest request;
  private final HttpServletResponse response;

  public Redirection(HttpServletRequest request, HttpServletResponse response) {
    this.request = request;
    this.response = response;
  }

  /** To the sign-in page, and from there back to the page that was asked for. */
  void toSignIn() throws IOException {
    String query = request.getQueryString();
    String here = request.getServletPath() + (query == null ? "" : "?" + query);
    boolean page = request.getMethod().equals("GET") && here.length() > 1;
    String back = page ? "?to=" + URLEncoder.encode(here, StandardCharsets.UTF_8) : "";
    to("/login.xhtml" + back);
  }

  /**
   * To an address of this console.
   *
   * @param path with a slash at its beginning, below the context
   */
  public void to(String path) throws IOException {
    String address = request.getContextPath() + path;
    if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
      response.setContentType("text/xml;charset=UTF-8");
      response
          .getWriter()
          .write(
              "<?xml version='1.0' encoding='UTF-8'?><partial-response><redirect url=\""
                  + address.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;")
                  + "\"/></partial-response>");
    } else {
      response.sendRedirect(address);
    }
  }
}
