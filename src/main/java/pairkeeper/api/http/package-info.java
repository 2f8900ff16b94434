/**
 * How the API speaks: JSON bodies, problem documents, tokens, languages, pages of lists. Knows no
 * resource.
 */
package pairkeeper.api.http;
