package pairkeeper.container;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** In the container on an H2 file. */
@ExtendWith({Databases.class, ArquillianExtension.class})
class H2ContainerIT extends InContainer {
  @Deployment
  @TargetsContainer("h2")
  static WebArchive war() {
    return War.withTests(H2ContainerIT.class);
  }
}
