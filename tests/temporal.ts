// Both browsers have Temporal; the Node versions that run the tests may not have it yet.
import 'temporal-polyfill/global';
