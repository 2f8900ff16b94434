package pairkeeper.web.live;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;

/**
 * The socket of one open page, which {@link LiveDoor} let in. It says "changed" and hears nothing.
 * Public, since the runtime calls it by reflection.
 */
public final class LiveSocket extends Endpoint {
  private final LiveDesk desk;

  LiveSocket(LiveDesk desk) {
    this.desk = desk;
  }

  @Override
  public void onOpen(Session page, EndpointConfig config) {
    page.setMaxIdleTimeout(0); // it ends with its page or with the sign-in
    page.setMaxTextMessageBufferSize(64);
    desk.listen(page, (Listener) page.getUserPrincipal());
  }

  @Override
  public void onClose(Session page, CloseReason why) {
    desk.leave(page);
  }

  /** A page that went away without a word; its close follows. */
  @Override
  public void onError(Session page, Throwable why) {
    desk.leave(page);
  }
}
