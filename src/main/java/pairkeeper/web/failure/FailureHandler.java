package pairkeeper.web.failure;

import jakarta.el.ELException;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.AbortProcessingException;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import pairkeeper.core.access.Denied;
import pairkeeper.core.model.NotThere;
import pairkeeper.web.access.Redirection;

/**
 * Takes what pages throw out of its wrapping, so that the error pages of web.xml are chosen by what
 * is inside. A browser that asked by Ajax would show nothing of such a page: it is sent there.
 */
final class FailureHandler extends ExceptionHandlerWrapper {
  FailureHandler(ExceptionHandler wrapped) {
    super(wrapped);
  }

  @Override
  public void handle() {
    Optional<Throwable> failure = first();
    if (failure.isEmpty()) {
      super.handle();
      return;
    }
    FacesContext context = FacesContext.getCurrentInstance();
    boolean late = context.getExternalContext().isResponseCommitted();
    if (late || !context.getPartialViewContext().isAjaxRequest()) {
      throw new FacesException(failure.get());
    }
    taken();
    send(context, failure.get());
  }

  /** What ends a phase early is no failure. */
  private Optional<Throwable> first() {
    for (ExceptionQueuedEvent event : getUnhandledExceptionQueuedEvents()) {
      Throwable inside = inside(event.getContext().getException());
      if (!(inside instanceof AbortProcessingException)) {
        return Optional.of(inside);
      }
    }
    return Optional.empty();
  }

  private void taken() {
    var open = getUnhandledExceptionQueuedEvents().iterator();
    while (open.hasNext()) {
      open.next();
      open.remove();
    }
  }

  private static Throwable inside(Throwable failure) {
    Throwable inside = failure;
    boolean wraps = true;
    while (wraps && inside.getCause() != null) {
      wraps = inside.getClass() == FacesException.class || inside instanceof ELException;
      inside = wraps ? inside.getCause() : inside;
    }
    return inside;
  }

  private static void send(FacesContext context, Throwable failure) {
    var request = (HttpServletRequest) context.getExternalContext().getRequest();
    var response = (HttpServletResponse) context.getExternalContext().getResponse();
    String page =
        switch (failure) {
          case ViewExpiredException expired -> "expired.xhtml";
          case Denied denied -> "forbidden.xhtml";
          case NotThere notThere -> "not-found.xhtml";
          default -> {
            String reference = Reference.noted(failure, request.getRequestURI());
            yield "broken.xhtml?" + Fault.PARAMETER + "=" + reference;
          }
        };
    try {
      // of a page that was begun
      response.resetBuffer();
      new Redirection(request, response).to("/error/" + page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    context.responseComplete();
  }
}
