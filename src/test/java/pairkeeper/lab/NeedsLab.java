// Marks tests that need real hosts.
package pairkeeper.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test class that needs real hosts: JUnit tag {@code lab}, and {@link Require} decides
 * whether it can run here.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("lab")
@ExtendWith(Require.class)
public @interface NeedsLab {}
