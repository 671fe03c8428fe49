/** A page of its own with one post, for tests that need a page's policy. */
import { SoukPost } from '../../src/elements/post.ts';
import { fakeApi, hat, shirt } from './fake-api.ts';

fakeApi({ products: [shirt(), hat()] });
customElements.define('souk-post', SoukPost);
