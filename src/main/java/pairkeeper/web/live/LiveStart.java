package pairkeeper.web.live;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;

/**
 * Opens the address of the live pages' sockets. Told and not annotated: the runtime registers an
 * annotated endpoint in this war, and then answers 404 to its handshakes all the same.
 */
public class LiveStart implements ServletContextListener {
  static final String ADDRESS = "/live";

  @Inject private LiveDesk desk;

  @Override
  public void contextInitialized(ServletContextEvent started) {
    var container =
        (ServerContainer) started.getServletContext().getAttribute(ServerContainer.class.getName());
    try {
      container.addEndpoint(
          ServerEndpointConfig.Builder.create(LiveSocket.class, ADDRESS)
              .configurator(new Sockets(desk))
              .build());
    } catch (DeploymentException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes a socket object per page. */
  private static final class Sockets extends ServerEndpointConfig.Configurator {
    private final LiveDesk desk;

    Sockets(LiveDesk desk) {
      this.desk = desk;
    }

    @Override
    public <T> T getEndpointInstance(Class<T> endpoint) {
      return endpoint.cast(new LiveSocket(desk));
    }
  }
}
