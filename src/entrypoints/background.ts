import veil from './veil.ts?script&iife';

console.log(veil);
