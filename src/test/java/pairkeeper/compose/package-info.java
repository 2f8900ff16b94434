/**
 * The console as people start it with Docker: the images are built and {@code docker-compose.yml}
 * is brought up in a Docker engine of the tests' own.
 */
package pairkeeper.compose;
