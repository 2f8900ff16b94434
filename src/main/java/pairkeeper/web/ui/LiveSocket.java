package pairkeeper.web.ui;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.List;

/** The socket of one open page: {@code /live?topic=fleet,run/…}. It says "changed" and nothing else. */
@ServerEndpoint("/live")
public class LiveSocket {
  @Inject private LiveDesk desk;

  @OnOpen
  public void opened(Session page) throws IOException {
    List<String> topics = page.getRequestParameterMap().getOrDefault("topic", List.of());
    if (topics.isEmpty() || topics.get(0).length() > 400) {
      page.close(new CloseReason(CloseReason.CloseCodes.VIOLATED_POLICY, "topic"));
      return;
    }
    page.setMaxTextMessageBufferSize(64);
    desk.listen(page, topics.get(0));
  }

  @OnClose
  public void closed(Session page) {
    desk.leave(page);
  }

  /** A page that went away without a word; its close follows. */
  @OnError
  public void broken(Session page, Throwable why) {
    desk.leave(page);
  }
}
